package io.wattledger.simulator.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.simulator.ManualClock;
import io.wattledger.simulator.meter.Purse.AccountState;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mailbox at 3010 as meter-profiles.md section 4 describes it, through registers only. */
class MoneyMailboxTest {
    private static final int COUNT = 7;

    private final ManualClock clock = new ManualClock("2026-03-01T04:05:06Z");
    private final ReferenceMeter meter = Meters.withCount(COUNT, clock, Meters.ZONE);

    @ParameterizedTest(name = "stored count 8 and txn 100: count {0} with txn {1} gives {2} and count {3}")
    @CsvSource({
        "8, 100, DUPLICATE, 8",
        "9, 101, APPLIED, 9",
        "9, 100, TXN_REUSED, 8",
        "8, 101, WRONG_COUNT, 8",
        "7, 100, WRONG_COUNT, 8",
        "10, 101, WRONG_COUNT, 8",
        "10, 100, WRONG_COUNT, 8",
        "0, 101, WRONG_COUNT, 8"
    })
    void acceptanceRule(int count, long txnId, MoneyResult result, int countAfter) {
        open(0);

        MoneyRecordRead record = write(order(MoneyOpType.PURCHASE, count, 500, txnId));

        assertThat(record.result).isEqualTo(result.code());
        assertThat(record.txnId).isEqualTo(txnId);
        assertThat(meter.image().purse().count()).isEqualTo(countAfter);
        assertThat(balanceFen()).isEqualTo(result == MoneyResult.APPLIED ? 500 : 0);
    }

    @Test
    @DisplayName(
            "an applied purchase leaves a record with count, amount, txn, balances, cumulative purchases and the meter's time")
    void recordOfAPurchase() {
        open(1_000);

        write(order(MoneyOpType.PURCHASE, 9, 10_000, 0xFEDCBA9876543210L));

        ByteBuffer record = Meters.values(meter, 0x3020, 22);
        assertThat(record.getShort()).isEqualTo((short) 9);
        assertThat(record.getShort()).isEqualTo((short) 1);
        assertThat(record.getShort()).isZero();
        assertThat(record.getShort()).isZero();
        assertThat(record.getInt()).isEqualTo(10_000);
        assertThat(record.getLong()).isEqualTo(0xFEDCBA9876543210L);
        assertThat(record.getInt()).isEqualTo(1_000);
        assertThat(record.getInt()).isEqualTo(11_000);
        assertThat(record.getLong()).isEqualTo(11_000);
        byte[] time = new byte[6];
        record.get(time);
        assertThat(time).containsExactly(6, 5, 12, 1, 3, 26);
        assertThat(record.getShort()).isZero();
        assertThat(record.hasRemaining()).isFalse();
    }

    @Test
    @DisplayName("a duplicate after a refused write still finds the balances of the application")
    void duplicateAfterRefusal() {
        open(0);
        write(order(MoneyOpType.PURCHASE, 9, 500, 101));
        write(order(MoneyOpType.REFUND, 10, 9_999, 102));

        MoneyRecordRead record = write(order(MoneyOpType.PURCHASE, 9, 500, 101));

        assertThat(record.result).isEqualTo(MoneyResult.DUPLICATE.code());
        assertThat(record.beforeFen).isZero();
        assertThat(record.afterFen).isEqualTo(500);
        assertThat(balanceFen()).isEqualTo(500);
    }

    @Test
    @DisplayName("a refused write shows its own txn, the asked count, its code and an unchanged balance")
    void recordOfARefusal() {
        open(300);

        MoneyRecordRead record = write(order(MoneyOpType.REFUND, 9, 301, 102));

        assertThat(record.result).isEqualTo(0x50);
        assertThat(record.count).isEqualTo(9);
        assertThat(record.txnId).isEqualTo(102);
        assertThat(record.beforeFen).isEqualTo(300);
        assertThat(record.afterFen).isEqualTo(300);
        assertThat(meter.image().purse().count()).isEqualTo(8);
    }

    @Test
    @DisplayName("0x36 before the account is open, 0x38 after it was closed, whatever the operation")
    void notOpenAndClosed() {
        for (MoneyOpType type : new MoneyOpType[] {
            MoneyOpType.PURCHASE, MoneyOpType.REFUND, MoneyOpType.SALE_REVERSAL, MoneyOpType.REFUND_REVERSAL
        }) {
            assertThat(write(order(type, COUNT + 1, 1, 50)).result).isEqualTo(0x36);
        }
        assertThat(write(order(MoneyOpType.CLOSE, COUNT + 1, 0, 51)).result).isEqualTo(0x36);
        open(0);
        write(order(MoneyOpType.CLOSE, 9, 0, 52));

        assertThat(write(order(MoneyOpType.PURCHASE, 10, 1, 53)).result).isEqualTo(0x38);
        assertThat(write(order(MoneyOpType.CLOSE, 10, 0, 54)).result).isEqualTo(0x38);
    }

    @Test
    @DisplayName("0x14 above the hoarding limit, exactly at the limit is applied")
    void hoardingLimit() {
        parameters(new Parameters(0, 0, 0, 10_000, 1, 0, 0, 0, 2));
        open(1_000);

        assertThat(write(order(MoneyOpType.PURCHASE, 9, 9_001, 101)).result).isEqualTo(0x14);
        assertThat(write(order(MoneyOpType.PURCHASE, 9, 9_000, 102)).result).isZero();
    }

    @Test
    @DisplayName("0x42 above 999 999.99 CNY in one write, 0x15 when the balance would not fit its register")
    void tooLargeAndOverflow() {
        parameters(new Parameters(0, 0, 0, 0, 1, 0, 0, 0, 2));
        open(0);
        assertThat(write(order(MoneyOpType.PURCHASE, 9, 100_000_000, 60)).result)
                .isEqualTo(0x42);
        for (int i = 0; i < 21; i++) {
            assertThat(write(order(MoneyOpType.PURCHASE, 9 + i, 99_999_999, 61 + i)).result)
                    .isZero();
        }

        assertThat(write(order(MoneyOpType.PURCHASE, 30, 99_999_999, 99)).result)
                .isEqualTo(0x15);
        assertThat(balanceFen()).isEqualTo(21 * 99_999_999);
    }

    @Test
    @DisplayName("0x31 for another meter's number, 0x4E for a wrong mailbox CRC")
    void targetAndCrc() {
        open(0);
        SerialNumber other = new SerialNumber("202612345679");

        assertThat(write(MoneyOrder.of(MoneyOpType.PURCHASE, 9, 1, 70, other)).result)
                .isEqualTo(0x31);
        assertThat(write(new MoneyOrder(1, 9, 1, 71, Meters.SERIAL.lowBcd(), false, 0)).result)
                .isEqualTo(0x4E);
        assertThat(meter.image().purse().count()).isEqualTo(8);
    }

    @Test
    @DisplayName("0x83 when the active tariff charges nothing")
    void price() {
        open(0);
        meter.answer(Meters.write(0x3080, Tariff.flat(5, 0).encode()));

        assertThat(write(order(MoneyOpType.PURCHASE, 9, 1, 72)).result).isEqualTo(0x83);
    }

    @Test
    @DisplayName("refund and sale reversal take money off, refund reversal and transfer-in add it, each with a count")
    void everyOperationCounts() {
        open(1_000);
        write(order(MoneyOpType.REFUND, 9, 100, 101));
        write(order(MoneyOpType.SALE_REVERSAL, 10, 200, 102));
        write(order(MoneyOpType.REFUND_REVERSAL, 11, 100, 103));
        write(order(MoneyOpType.OPEN, 12, 50, 104));

        assertThat(balanceFen()).isEqualTo(850);
        assertThat(meter.image().purse().count()).isEqualTo(12);
        assertThat(meter.image().purse().purchasesFen()).isEqualTo(1_150);
        assertThat(meter.image().purse().refundsFen()).isEqualTo(300);
        assertThat(meter.appliedMoneyOperations())
                .extracting(AppliedMoneyOperation::type)
                .containsExactly(
                        MoneyOpType.OPEN,
                        MoneyOpType.REFUND,
                        MoneyOpType.SALE_REVERSAL,
                        MoneyOpType.REFUND_REVERSAL,
                        MoneyOpType.OPEN);
    }

    @Test
    @DisplayName("closing takes the whole balance, the count goes on and reopening does not reset it")
    void closeAndReopen() {
        open(1_234);

        MoneyRecordRead closing = write(order(MoneyOpType.CLOSE, 9, 0, 101));

        assertThat(closing.beforeFen).isEqualTo(1_234);
        assertThat(closing.afterFen).isZero();
        assertThat(meter.image().purse().account()).isEqualTo(AccountState.CLOSED);
        assertThat(Meters.values(meter, 0x30E0, 1).getShort()).isEqualTo((short) 2);
        assertThat(write(order(MoneyOpType.OPEN, 10, 0, 102)).result).isZero();
        assertThat(meter.image().purse().count()).isEqualTo(10);
        assertThat(Meters.values(meter, 0x30E0, 1).getShort()).isEqualTo((short) 1);
    }

    @ParameterizedTest(
            name =
                    "operation {0}, amount {1}, txn {2}, reserved {3} is no valid order: exception 03 and the record stays")
    @CsvSource({"0, 1, 1, 0", "7, 1, 1, 0", "1, 0, 1, 0", "2, 0, 1, 0", "5, 1, 1, 0", "1, 1, 0, 0", "1, 1, 1, 1"})
    void invalidOrders(int opType, long amountFen, long txnId, int reserved) {
        open(0);
        MoneyOrder order = new MoneyOrder(opType, 9, amountFen, txnId, Meters.SERIAL.lowBcd(), true, reserved);

        assertThat(meter.answer(Meters.write(0x3010, order.encode()))).containsExactly(0x90, 0x03);
        assertThat(readRecord().txnId).isEqualTo(100);
    }

    @Test
    @DisplayName("the count passes from 65535 to 0")
    void countWraps() {
        ReferenceMeter old = Meters.withCount(0xFFFF, clock, Meters.ZONE);

        old.answer(Meters.write(0x3010, order(MoneyOpType.OPEN, 0, 0, 1).encode()));

        assertThat(old.image().purse().count()).isZero();
        assertThat(old.image().purse().account()).isEqualTo(AccountState.OPEN);
    }

    private void open(long fen) {
        assertThat(write(order(MoneyOpType.OPEN, COUNT + 1, fen, 100)).result).isZero();
    }

    private void parameters(Parameters parameters) {
        assertThat(meter.answer(Meters.write(0x3060, parameters.encode()))[0]).isEqualTo((byte) 0x10);
    }

    private long balanceFen() {
        return Meters.values(meter, 0x021F, 2).getInt();
    }

    private static MoneyOrder order(MoneyOpType type, int count, long fen, long txnId) {
        return MoneyOrder.of(type, count, fen, txnId, Meters.SERIAL);
    }

    private MoneyRecordRead write(MoneyOrder order) {
        assertThat(meter.answer(Meters.write(0x3010, order.encode()))).containsExactly(0x10, 0x30, 0x10, 0, 12);
        return readRecord();
    }

    private MoneyRecordRead readRecord() {
        return new MoneyRecordRead(Meters.values(meter, 0x3020, 22));
    }

    /** The last money record as the wire shows it. */
    private static final class MoneyRecordRead {
        private final int count;
        private final int result;
        private final long txnId;
        private final int beforeFen;
        private final int afterFen;

        MoneyRecordRead(ByteBuffer registers) {
            int at = registers.position();
            count = Short.toUnsignedInt(registers.getShort(at));
            result = Short.toUnsignedInt(registers.getShort(at + 4));
            txnId = registers.getLong(at + 12);
            beforeFen = registers.getInt(at + 20);
            afterFen = registers.getInt(at + 24);
        }
    }
}
