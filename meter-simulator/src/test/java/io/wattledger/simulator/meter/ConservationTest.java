package io.wattledger.simulator.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.simulator.ManualClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Money on a meter is conserved to the micro-yuan, and its history does not depend on how often it is read, under any schedule. */
class ConservationTest {
    /** One thing that happens to a meter after a while. */
    private record Step(int seconds, int kind, long value) {}

    @Property(tries = 200, seed = "20260301")
    void balanceIsPurchasesMinusRefundsMinusCostAndCostIsEnergyTimesPrice(
            @ForAll("steps") @Size(max = 60) List<Step> steps) {
        ManualClock clock = new ManualClock("2026-03-30T15:50:00Z");
        ReferenceMeter meter = busyMeter(clock);
        Ledger ledger = new Ledger(meter.image());

        for (Step step : steps) {
            clock.advanceMillis(step.seconds() * 1_000L);
            ledger.consumed(meter.image());
            act(meter, step, ledger);
            ledger.agreesWith(meter);
        }
    }

    @Property(tries = 60, seed = "20260302")
    void theStateDoesNotDependOnHowOftenTheMeterIsRead(@ForAll("steps") @Size(max = 20) List<Step> steps) {
        ManualClock clock = new ManualClock("2026-03-30T15:50:00Z");
        ReferenceMeter polled = busyMeter(clock);
        ReferenceMeter left = busyMeter(clock);
        polled.operateOnSite(MoneyOpType.OPEN, 1_000, 1);
        left.operateOnSite(MoneyOpType.OPEN, 1_000, 1);

        for (Step step : steps) {
            for (int second = 0; second < step.seconds(); second += 37) {
                clock.advanceMillis(37_000);
                polled.answer(Meters.read(0x021F, 7));
            }
        }

        assertThat(polled.image()).isEqualTo(left.image());
    }

    @Property(tries = 60, seed = "20260303")
    void aWriteThatCannotBeKeptChangesNothing(@ForAll("steps") @Size(max = 20) List<Step> steps) {
        ManualClock clock = new ManualClock("2026-03-30T15:50:00Z");
        ReferenceMeter meter =
                new ReferenceMeter(Meters.imageWithCount(3), true, load(), clock, Meters.ZONE, new MemoryThatFails());

        for (Step step : steps) {
            MeterImage before = meter.image();
            MoneyOrder order = MoneyOrder.of(MoneyOpType.OPEN, 4, 1 + step.value(), 9, Meters.SERIAL);

            assertThat(meter.answer(Meters.write(0x3010, order.encode()))).containsExactly(0x90, 0x04);
            assertThat(meter.image()).isEqualTo(before);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 7_200),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.longs().between(1, 20_000))
                .as(Step::new)
                .list();
    }

    private static void act(ReferenceMeter meter, Step step, Ledger ledger) {
        long txn = meter.image().purse().count() + 1L;
        switch (step.kind()) {
            case 0, 1 -> ledger.credited(step.value(), meter.operateOnSite(MoneyOpType.PURCHASE, step.value(), txn));
            case 2 -> ledger.debited(step.value(), meter.operateOnSite(MoneyOpType.REFUND, step.value(), txn));
            case 3 -> ledger.debited(step.value(), meter.operateOnSite(MoneyOpType.SALE_REVERSAL, step.value(), txn));
            case 4 -> ledger.credited(step.value(), meter.operateOnSite(MoneyOpType.OPEN, step.value(), txn));
            case 5 ->
                ledger.debited(meter.image().purse().balanceFen(), meter.operateOnSite(MoneyOpType.CLOSE, 0, txn));
            case 6 ->
                meter.answer(Meters.write(
                        0x3080, Tariff.flat(step.value(), step.value()).encode()));
            default -> meter.answer(Meters.write(0x0057, new byte[] {0, (byte) (step.value() % 2), 0, 0}));
        }
        ledger.priceIs(meter.image());
    }

    private static ReferenceMeter busyMeter(ManualClock clock) {
        return new ReferenceMeter(Meters.imageWithCount(3), true, load(), clock, Meters.ZONE, MeterMemory.NONE);
    }

    private static LoadProfile load() {
        return new LoadProfile.Dormitory(42, 3_000);
    }

    /** Books kept beside the meter from what is visible outside. */
    private static final class Ledger {
        private long purchasesFen;
        private long refundsFen;
        private long costMicroYuan;
        private long centiKwh;
        private long price;

        Ledger(MeterImage image) {
            centiKwh = image.energy().totalCentiKwh();
            priceIs(image);
        }

        void priceIs(MeterImage image) {
            price = image.active().prices().get(Rate.FLAT.index());
        }

        void consumed(MeterImage image) {
            costMicroYuan += (image.energy().totalCentiKwh() - centiKwh) * price;
            centiKwh = image.energy().totalCentiKwh();
        }

        void credited(long fen, MoneyResult result) {
            purchasesFen += result == MoneyResult.APPLIED ? fen : 0;
        }

        void debited(long fen, MoneyResult result) {
            refundsFen += result == MoneyResult.APPLIED ? fen : 0;
        }

        void agreesWith(ReferenceMeter meter) {
            ByteBuffer totals = Meters.values(meter, 0x3040, 16);
            assertThat(totals.getLong()).isEqualTo(purchasesFen);
            assertThat(totals.getLong()).isEqualTo(refundsFen);
            assertThat(totals.getLong()).isEqualTo(costMicroYuan);
            long balance = (purchasesFen - refundsFen) * 10_000 - costMicroYuan;
            assertThat(totals.getLong()).isEqualTo(balance);
            assertThat(Meters.values(meter, 0x021F, 2).getInt()).isEqualTo((int) Math.floorDiv(balance, 10_000L));
        }
    }

    private static final class MemoryThatFails implements MeterMemory {
        @Override
        public void keep(MeterImage image) throws IOException {
            throw new IOException("disk full");
        }

        @Override
        public void keepLazily(MeterImage image) throws IOException {
            throw new IOException("disk full");
        }
    }
}
