package io.wattledger.command.account.write;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.LedgerFacts;
import io.wattledger.command.account.MeterLedger;
import io.wattledger.command.account.MoneyRules;
import io.wattledger.command.account.OpenWrite;
import io.wattledger.command.account.Presence;
import io.wattledger.command.account.close.Departing;
import io.wattledger.command.account.transfer.TransferForwarding;
import io.wattledger.kernel.command.ReportMoneyWrite;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Takes in what a read-back shows of a money write. The same report twice, or one on an attempt long decided, changes nothing. */
@Component
public final class ReportMoneyWriteHandler {

    private final AggregateStore<Account> accounts;
    private final Departing departing;
    private final MoneyRules rules;
    private final Clock clock;

    /** Judges writes of accounts of this repository. */
    public ReportMoneyWriteHandler(Repository<Account> accounts, Departing departing, MoneyRules rules, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.departing = departing;
        this.rules = rules;
        this.clock = clock;
    }

    @CommandHandler
    void handle(ReportMoneyWrite command) {
        Instant now = clock.instant();
        accounts.load(command.accountId()).execute(account -> {
            account.record(new TransferForwarding(account, rules, now).goOnAfter(decide(account, command, now)));
            departing.advance(account);
        });
    }

    private List<AccountEvent> decide(Account account, ReportMoneyWrite report, Instant now) {
        MeterLedger ledger = account.ledger(report.meterId());
        LedgerFacts facts = new LedgerFacts(account, ledger, now);
        if (ledger.isQuarantined()) {
            // The meter is not believed until people have decided.
            return List.of();
        }
        if (ledger.presence() == Presence.GONE) {
            // What it says now is about another account.
            return List.of();
        }
        return ledger.openWrite(report.operationId())
                .map(write -> judgeOpen(ledger, write, report, facts, now))
                .or(() -> ledger.concludedWrite(report.operationId())
                        .map(concluded -> LateEvidence.judge(ledger, concluded, report, facts)))
                .orElse(List.of());
    }

    private List<AccountEvent> judgeOpen(
            MeterLedger ledger, OpenWrite write, ReportMoneyWrite report, LedgerFacts facts, Instant now) {
        if (report.attempt() > write.attempts()) {
            throw new IllegalStateException("a report on attempt " + report.attempt() + " of operation "
                    + write.operationId() + ", of which no intent is stored");
        }
        if (report.attempt() < write.attempts() || !write.isUndecided()) {
            return List.of();
        }
        return new ReadBackJudgement(ledger, write, report.evidence(), rules, facts, now).of(report.verdict());
    }
}
