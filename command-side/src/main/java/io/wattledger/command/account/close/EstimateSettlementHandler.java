package io.wattledger.command.account.close;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.MeterLedger;
import io.wattledger.command.account.MoneyRules;
import io.wattledger.command.account.OpenWrite;
import io.wattledger.command.account.Presence;
import io.wattledger.kernel.approval.ApprovalSubject.SettlementEstimate;
import io.wattledger.kernel.command.EstimateSettlement;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.event.SettlementEstimated;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.util.List;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Settles what a meter that no longer answers is taken to hold; its clearing stays ordered and goes out when it returns. It listens to no
 * bus: only the granting of an approval carries it out, in its own transaction.
 */
@Component
public final class EstimateSettlementHandler {

    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_EVIDENCE = 1000;

    private final AggregateStore<Account> accounts;
    private final Departing departing;
    private final MoneyRules rules;
    private final Clock clock;

    /** Settles for accounts of this repository. */
    public EstimateSettlementHandler(Repository<Account> accounts, Departing departing, MoneyRules rules, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.departing = departing;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Refuses what could not be carried out now.
     *
     * @return the site concerned
     */
    public SiteId checkAsked(SettlementEstimate asked) {
        new FieldFaults()
                .unless(!rules.isHoarding(asked.balance()), "balance", "must not exceed what a meter may hold")
                .text("reason", asked.reason(), LONGEST_REASON)
                .text("evidence", asked.evidence(), LONGEST_EVIDENCE)
                .refuseIfAny();
        return accounts.load(asked.accountId()).invoke(account -> {
            checkWaitedFor(account, asked.meterId());
            return account.siteId();
        });
    }

    /** Settles it as two people agreed. */
    public void carryOut(EstimateSettlement command) {
        accounts.load(command.accountId()).execute(account -> {
            checkWaitedFor(account, command.meterId());
            account.record(List.of(new SettlementEstimated(
                    account.accountId(),
                    account.siteId(),
                    command.meterId(),
                    command.balance(),
                    command.reading(),
                    command.reason(),
                    command.evidence(),
                    command.approvalId(),
                    clock.instant())));
            departing.advance(account);
        });
    }

    /** Only the clearing itself may still be open: what else waits for the meter would change what it is taken to hold. */
    private static void checkWaitedFor(Account account, MeterId meter) {
        MeterLedger ledger = account.ledger(meter);
        boolean waitedFor = ledger.presence() == Presence.LEAVING
                && account.closure()
                        .departure(meter)
                        .filter(departure -> departure.worth().isEmpty())
                        .isPresent();
        if (!waitedFor) {
            throw new RefusedException(ProblemType.METER_NOT_LEAVING);
        }
        ledger.nextWrite()
                .filter(write -> write.kind() != MoneyWriteKind.CLOSING)
                .map(OpenWrite::isUndecided)
                .ifPresent(undecided -> {
                    throw new RefusedException(
                            undecided ? ProblemType.OUTCOME_STILL_UNKNOWN : ProblemType.CREDIT_IN_FLIGHT);
                });
    }
}
