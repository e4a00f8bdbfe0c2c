package io.wattledger.command.account.write;

import io.wattledger.command.account.LedgerFacts;
import io.wattledger.command.account.MeterLedger;
import io.wattledger.command.account.MoneyRules;
import io.wattledger.command.account.OpenWrite;
import io.wattledger.command.account.OpenWrite.Stage;
import io.wattledger.kernel.account.UndeliveredCause;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteVerdict;
import io.wattledger.kernel.device.MoneyWriteVerdict.Applied;
import io.wattledger.kernel.device.MoneyWriteVerdict.Cleared;
import io.wattledger.kernel.device.MoneyWriteVerdict.NotApplied;
import io.wattledger.kernel.device.MoneyWriteVerdict.RefusedByMeter;
import io.wattledger.kernel.device.WriteEvidence;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Judges what was read back after the last attempt of an open write: the decision table, with the ledger's own check of each row. */
final class ReadBackJudgement {

    /** Wrong count, wrong meter number, transaction number used before: the meter's and our view of the past differ. */
    private static final Set<Integer> CONTRADICTING_CODES = Set.of(0x13, 0x31, 0x45);

    private static final int INSUFFICIENT_BALANCE = 0x50;

    private final MeterLedger ledger;
    private final OpenWrite write;
    private final MeterMoneySnapshot before;
    private final WriteEvidence evidence;
    private final MoneyRules rules;
    private final LedgerFacts facts;
    private final Instant now;

    ReadBackJudgement(
            MeterLedger ledger,
            OpenWrite write,
            WriteEvidence evidence,
            MoneyRules rules,
            LedgerFacts facts,
            Instant now) {
        this.ledger = ledger;
        this.write = write;
        this.before = Objects.requireNonNull(write.before(), "a write that was intended knows what was read before");
        this.evidence = evidence;
        this.rules = rules;
        this.facts = facts;
        this.now = now;
    }

    List<AccountEvent> of(MoneyWriteVerdict verdict) {
        return verdict.fold(
                this::applied,
                this::cleared,
                this::notApplied,
                this::refused,
                contradicted ->
                        contradicted(contradicted.cause(), contradicted.foundCount(), contradicted.foundBalance()),
                undecided -> unknownOnce(undecided.cause()));
    }

    private List<AccountEvent> applied(Applied applied) {
        MeterMoneySnapshot after = applied.after();
        Money gain = write.kind().gain(write.amount());
        return contradictionIn(after, write.expectedCount(), before.balance().plus(gain))
                .map(cause -> contradicted(cause, after))
                .orElseGet(() -> List.of(facts.confirmed(write, before, after, evidence)));
    }

    /** How much it held only the meter can tell; never more than was read just before. */
    private List<AccountEvent> cleared(Cleared cleared) {
        MeterMoneySnapshot after = cleared.after();
        return contradictionIn(after, write.expectedCount(), Money.ZERO)
                .or(() -> cleared.balance().exceeds(before.balance())
                        ? Optional.of("balance-too-high")
                        : Optional.empty())
                .map(cause -> contradicted(cause, after))
                .orElseGet(() -> List.of(
                        facts.cleared(write, cleared.balance(), after, evidence),
                        facts.finalReading(write, cleared.reading())));
    }

    private List<AccountEvent> notApplied(NotApplied notApplied) {
        MeterMoneySnapshot found = notApplied.found();
        return contradictionIn(found, write.expectedCount() - 1, before.balance())
                .map(cause -> contradicted(cause, found))
                .orElseGet(() -> retryOrGiveUp(found));
    }

    private List<AccountEvent> retryOrGiveUp(MeterMoneySnapshot found) {
        if (rules.isLastAttempt(write.attempts())) {
            return List.of(
                    facts.notApplied(write, found, evidence, now),
                    facts.refused(write, UndeliveredCause.NOT_DELIVERABLE, null, found));
        }
        return List.of(facts.notApplied(write, found, evidence, now.plus(rules.delayAfter(write.attempts()))));
    }

    private List<AccountEvent> refused(RefusedByMeter refused) {
        MeterMoneySnapshot found = refused.found();
        if (CONTRADICTING_CODES.contains(refused.resultCode())) {
            return contradicted(String.format("refused-0x%02x", refused.resultCode()), found);
        }
        return contradictionIn(found, write.expectedCount() - 1, before.balance())
                .map(cause -> contradicted(cause, found))
                .orElseGet(() -> mayHoldLessByNow(refused) ? retryOrGiveUp(found) : refusedForGood(refused));
    }

    /** Whether the meter was to give all it held, and consumption came between the reading and the write. */
    private boolean mayHoldLessByNow(RefusedByMeter refused) {
        return write.takesAll()
                && refused.resultCode() == INSUFFICIENT_BALANCE
                && !rules.isLastAttempt(write.attempts());
    }

    private List<AccountEvent> refusedForGood(RefusedByMeter refused) {
        return List.of(facts.refused(write, UndeliveredCause.REFUSED_BY_METER, refused.resultCode(), refused.found()));
    }

    private Optional<String> contradictionIn(MeterMoneySnapshot read, int expectedCount, Money highestBalance) {
        return Contradiction.in(read, ledger.serialNumber(), expectedCount, highestBalance);
    }

    private List<AccountEvent> contradicted(String cause, MeterMoneySnapshot found) {
        return contradicted(cause, found.count(), found.balance());
    }

    /** The outcome stays unknown until people settle it. */
    private List<AccountEvent> contradicted(String cause, int foundCount, Money foundBalance) {
        List<AccountEvent> found = new ArrayList<>(unknownOnce(cause));
        found.add(facts.quarantined(write.operationId(), cause, write.expectedCount(), foundCount, foundBalance));
        return found;
    }

    private List<AccountEvent> unknownOnce(String cause) {
        return write.stage() == Stage.UNKNOWN ? List.of() : List.of(facts.outcomeUnknown(write, cause));
    }
}
