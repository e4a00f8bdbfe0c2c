package io.wattledger.command.account.write;

import io.wattledger.command.account.ConcludedWrite;
import io.wattledger.command.account.ConcludedWrite.Conclusion;
import io.wattledger.command.account.LedgerFacts;
import io.wattledger.command.account.MeterLedger;
import io.wattledger.command.account.OpenWrite.Stage;
import io.wattledger.kernel.command.ReportMoneyWrite;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.money.Money;
import java.util.ArrayList;
import java.util.List;

/** Judges a report on a write that has ended: most say again what is known, but one that says otherwise quarantines the meter. */
final class LateEvidence {

    private final MeterLedger ledger;
    private final ReportMoneyWrite report;
    private final LedgerFacts facts;

    private LateEvidence(MeterLedger ledger, ReportMoneyWrite report, LedgerFacts facts) {
        this.ledger = ledger;
        this.report = report;
        this.facts = facts;
    }

    static List<AccountEvent> judge(
            MeterLedger ledger, ConcludedWrite concluded, ReportMoneyWrite report, LedgerFacts facts) {
        if (report.attempt() < concluded.attempts()) {
            return List.of();
        }
        LateEvidence late = new LateEvidence(ledger, report, facts);
        boolean settledAsApplied = concluded.how() == Conclusion.SETTLED_APPLIED;
        return report.verdict()
                .fold(
                        applied -> concluded.how().isApplied()
                                ? List.of()
                                : late.quarantine("late-applied", applied.after()),
                        cleared -> concluded.how().isApplied()
                                ? List.of()
                                : late.quarantine("late-applied", cleared.after()),
                        notApplied ->
                                settledAsApplied ? late.quarantine("late-not-applied", notApplied.found()) : List.of(),
                        refused -> settledAsApplied ? late.quarantine("late-refused", refused.found()) : List.of(),
                        contradicted -> concluded.how().isSettled()
                                ? late.quarantine(
                                        contradicted.cause(), contradicted.foundCount(), contradicted.foundBalance())
                                : List.of(),
                        undecided -> List.of());
    }

    private List<AccountEvent> quarantine(String cause, MeterMoneySnapshot found) {
        return quarantine(cause, found.count(), found.balance());
    }

    /** A write that is in flight meanwhile can no longer be believed either. */
    private List<AccountEvent> quarantine(String cause, int foundCount, Money foundBalance) {
        List<AccountEvent> found = new ArrayList<>();
        ledger.undecidedWrite()
                .filter(write -> write.stage() == Stage.INTENDED)
                .ifPresent(write -> found.add(facts.outcomeUnknown(write, cause)));
        found.add(facts.quarantined(
                report.operationId(), cause, ledger.count().orElse(foundCount), foundCount, foundBalance));
        return found;
    }
}
