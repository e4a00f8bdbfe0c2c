package io.wattledger.adapter.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.adapter.profile.MoneyRecord;
import io.wattledger.kernel.device.FastBlock;
import io.wattledger.kernel.device.MoneyWriteVerdict;
import io.wattledger.kernel.device.MoneyWriteVerdict.Applied;
import io.wattledger.kernel.device.MoneyWriteVerdict.Contradicted;
import io.wattledger.kernel.device.MoneyWriteVerdict.NotApplied;
import io.wattledger.kernel.device.MoneyWriteVerdict.RefusedByMeter;
import io.wattledger.kernel.device.MoneyWriteVerdict.Undecided;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The decision table of meter-profiles.md section 5, row by row. */
class DecisionTableTest {

    private static final SerialNumber METER = SerialNumber.of("202600000001");
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    private static final Money SOLD = Money.ofFen(10_000);
    private static final Money BEFORE = Money.ofFen(500);
    private static final Money AFTER = Money.ofFen(10_500);
    private static final long OURS = 0xCAFE_F00D_1234_5678L;
    private static final int PURCHASE = 1;
    private static final int COUNT_BEFORE = 8;
    private static final int COUNT_AFTER = 9;
    private static final IntendedWrite WRITE = new IntendedWrite(PURCHASE, SOLD, OURS, COUNT_AFTER, METER, true);
    private static final MoneyRecord OF_SOMEBODY_ELSE =
            new MoneyRecord(COUNT_BEFORE, PURCHASE, 0, Money.ofFen(77), 42, Money.ZERO, BEFORE);

    private static MoneyRecord ours(int result) {
        boolean applied = result <= 1;
        return new MoneyRecord(COUNT_AFTER, PURCHASE, result, SOLD, OURS, BEFORE, applied ? AFTER : BEFORE);
    }

    private static FastBlock fast(int count, Money balance) {
        return new FastBlock(balance, count, 0, 3, 0, 0);
    }

    private static MoneyWriteVerdict judge(MoneyRecord record, FastBlock fast) {
        return DecisionTable.judge(WRITE, METER, record, fast, NOW);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void givenARecordOfOurs_whenAppliedOrADuplicate_thenConfirmedWithTheBalanceAfter(int result) {
        assertThat(DecisionTable.judgeRecord(WRITE, ours(result), NOW))
                .contains(judge(ours(result), fast(COUNT_AFTER, AFTER)))
                .get()
                .isInstanceOfSatisfying(Applied.class, applied -> {
                    assertThat(applied.after().count()).isEqualTo(COUNT_AFTER);
                    assertThat(applied.after().balance()).isEqualTo(AFTER);
                    assertThat(applied.after().readAt()).isEqualTo(NOW);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {0x13, 0x31, 0x45})
    void givenARecordOfOurs_whenTheMeterContradictsTheLedger_thenContradicted(int result) {
        assertThat(DecisionTable.judgeRecord(WRITE, ours(result), NOW)).isEmpty();
        assertThat(judge(ours(result), fast(12, BEFORE))).isInstanceOfSatisfying(Contradicted.class, contradicted -> {
            assertThat(contradicted.foundCount()).isEqualTo(12);
            assertThat(contradicted.foundBalance()).isEqualTo(BEFORE);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0x14, 0x15, 0x36, 0x38, 0x42, 0x4E, 0x50, 0x83, 0xFF})
    void givenARecordOfOurs_whenTheMeterRefuses_thenRefusedWithItsCodeAndTheCountThatStands(int result) {
        assertThat(judge(ours(result), fast(COUNT_BEFORE, BEFORE)))
                .isInstanceOfSatisfying(RefusedByMeter.class, refused -> {
                    assertThat(refused.resultCode()).isEqualTo(result);
                    assertThat(refused.found().count()).isEqualTo(COUNT_BEFORE);
                    assertThat(refused.found().balance()).isEqualTo(BEFORE);
                });
    }

    @Test
    void givenNoRecordOfOurs_whenTheCountIsUnchanged_thenNotApplied() {
        assertThat(judge(OF_SOMEBODY_ELSE, fast(COUNT_BEFORE, BEFORE))).isInstanceOf(NotApplied.class);
    }

    @Test
    void givenNoRecordOfOurs_whenTheProfileDoesNotEnforceCounts_thenAnUnchangedCountProvesNothing() {
        IntendedWrite unenforced = new IntendedWrite(PURCHASE, SOLD, OURS, COUNT_AFTER, METER, false);

        assertThat(DecisionTable.judge(unenforced, METER, OF_SOMEBODY_ELSE, fast(COUNT_BEFORE, BEFORE), NOW))
                .isInstanceOf(Undecided.class);
    }

    @Test
    void givenNoRecordOfOurs_whenTheExpectedCountIsTaken_thenContradicted() {
        assertThat(judge(OF_SOMEBODY_ELSE, fast(COUNT_AFTER, AFTER))).isInstanceOf(Contradicted.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 10, 65_535})
    void givenNoRecordOfOurs_whenTheCountIsAnyOther_thenContradicted(int count) {
        assertThat(judge(OF_SOMEBODY_ELSE, fast(count, BEFORE))).isInstanceOf(Contradicted.class);
    }

    @Test
    void givenAnotherMeterNumber_whenEverythingElseFits_thenContradicted() {
        MoneyWriteVerdict verdict =
                DecisionTable.judge(WRITE, SerialNumber.of("202600000002"), ours(0), fast(COUNT_AFTER, AFTER), NOW);

        assertThat(verdict).isInstanceOf(Contradicted.class);
    }

    @Test
    void givenOurTransactionWithAnotherAmountOrType_thenContradicted() {
        MoneyRecord otherAmount = new MoneyRecord(COUNT_AFTER, PURCHASE, 0, Money.ofFen(1), OURS, BEFORE, AFTER);
        MoneyRecord otherType = new MoneyRecord(COUNT_AFTER, 2, 0, SOLD, OURS, BEFORE, AFTER);
        MoneyRecord otherCount = new MoneyRecord(COUNT_AFTER + 1, PURCHASE, 0, SOLD, OURS, BEFORE, AFTER);

        for (MoneyRecord record : new MoneyRecord[] {otherAmount, otherType, otherCount}) {
            assertThat(DecisionTable.judgeRecord(WRITE, record, NOW)).isEmpty();
            assertThat(judge(record, fast(COUNT_AFTER, AFTER))).isInstanceOf(Contradicted.class);
        }
    }

    @Test
    void givenARefusalOfAnEarlierAttempt_whenJudged_thenOnlyTheCountsCount() {
        MoneyRecord earlier = new MoneyRecord(3, PURCHASE, 0x13, SOLD, OURS, BEFORE, BEFORE);

        assertThat(DecisionTable.judgeRecord(WRITE, earlier, NOW)).isEmpty();
        assertThat(judge(earlier, fast(COUNT_BEFORE, BEFORE))).isInstanceOf(NotApplied.class);
    }

    @Test
    void givenTheLastCountOf16Bits_whenTheNextIsZero_thenTheCountsStillFollow() {
        assertThat(IntendedWrite.countAfter(65_535)).isZero();
        IntendedWrite wrapped = new IntendedWrite(PURCHASE, SOLD, OURS, 0, METER, true);

        assertThat(DecisionTable.judge(wrapped, METER, OF_SOMEBODY_ELSE, fast(65_535, BEFORE), NOW))
                .isInstanceOf(NotApplied.class);
    }

    @Property
    void appliedIsSaidOnlyOfARecordThatBearsOurTransactionAndTheExpectedCount(
            @ForAll @IntRange(min = 7, max = 10) int recordCount,
            @ForAll @IntRange(min = 0, max = 0x15) int result,
            @ForAll boolean ourTransaction,
            @ForAll @IntRange(min = 7, max = 10) int fastCount) {
        long transaction = ourTransaction ? OURS : OURS + 1;
        MoneyRecord record = new MoneyRecord(recordCount, PURCHASE, result, SOLD, transaction, BEFORE, AFTER);

        MoneyWriteVerdict verdict = judge(record, fast(fastCount, AFTER));

        boolean proof = ourTransaction && recordCount == COUNT_AFTER && result <= 1;
        assertThat(verdict instanceof Applied).isEqualTo(proof);
        if (verdict instanceof NotApplied) {
            assertThat(fastCount).isEqualTo(COUNT_BEFORE);
            assertThat(ourTransaction && result <= 1)
                    .as("a record says it was applied")
                    .isFalse();
        }
    }
}
