package io.wattledger.command.account.settle;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.LedgerFacts;
import io.wattledger.command.account.MeterLedger;
import io.wattledger.command.account.MoneyRules;
import io.wattledger.command.account.OpenWrite;
import io.wattledger.command.account.OpenWrite.Stage;
import io.wattledger.command.account.close.Departing;
import io.wattledger.command.account.transfer.TransferForwarding;
import io.wattledger.kernel.approval.ApprovalSubject.Settlement;
import io.wattledger.kernel.command.SettleOutcome;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Settles an outcome that the meter cannot tell. It listens to no bus: only the granting of an approval carries it out, in its own
 * transaction.
 */
@Component
public final class SettleOutcomeHandler {

    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_EVIDENCE = 1000;

    private final AggregateStore<Account> accounts;
    private final MoneyRules rules;
    private final Departing departing;
    private final Clock clock;

    /** Settles writes of accounts of this repository. */
    public SettleOutcomeHandler(Repository<Account> accounts, MoneyRules rules, Departing departing, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.rules = rules;
        this.departing = departing;
        this.clock = clock;
    }

    /**
     * Refuses what could not be carried out now.
     *
     * @return the site concerned
     */
    public SiteId checkAsked(Settlement asked) {
        new FieldFaults()
                .text("reason", asked.reason(), LONGEST_REASON)
                .text("evidence", asked.evidence(), LONGEST_EVIDENCE)
                .refuseIfAny();
        return accounts.load(asked.accountId()).invoke(account -> {
            unknownWrite(account.ledger(asked.meterId()), asked.operationId());
            return account.siteId();
        });
    }

    /** Settles it as two people agreed. */
    public void carryOut(SettleOutcome command) {
        accounts.load(command.accountId()).execute(account -> {
            MeterLedger ledger = account.ledger(command.meterId());
            OpenWrite write = unknownWrite(ledger, command.operationId());
            Instant now = clock.instant();
            OutcomeSettled settled = new LedgerFacts(account, ledger, now).settled(write, command);
            account.record(new TransferForwarding(account, rules, now).goOnAfter(List.of(settled)));
            departing.advance(account);
        });
    }

    private static OpenWrite unknownWrite(MeterLedger ledger, OperationId operation) {
        return ledger.openWrite(operation)
                .filter(write -> write.stage() == Stage.UNKNOWN)
                .orElseThrow(() -> new RefusedException(ProblemType.OUTCOME_NOT_UNKNOWN));
    }
}
