package io.wattledger.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.AccountOpened;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MeterQuarantined;
import io.wattledger.kernel.event.MeterReleased;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.MoneyWriteIntended;
import io.wattledger.kernel.event.MoneyWriteNotApplied;
import io.wattledger.kernel.event.MoneyWriteOutcomeUnknown;
import io.wattledger.kernel.event.MoneyWriteRefused;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** A customer's contract over the meters of a unit 用户, with a money ledger for each meter. Use cases decide; this assigns. */
@Aggregate
public class Account {

    @AggregateIdentifier
    private AccountId accountId;

    private SiteId siteId;
    private final Map<MeterId, MeterLedger> ledgers = new LinkedHashMap<>();

    /** For Axon, which assigns the state from the events. */
    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    /** A new account over these meters. */
    public static Account open(AccountOpened fact, List<MeterAttached> meters) {
        apply(fact);
        meters.forEach(meter -> apply(meter));
        return new Account();
    }

    /** Its identity. */
    public AccountId accountId() {
        return accountId;
    }

    /** The site it belongs to. */
    public SiteId siteId() {
        return siteId;
    }

    /** The ledger of one of its meters; a meter that is none of them is refused. */
    public MeterLedger ledger(MeterId meter) {
        MeterLedger ledger = ledgers.get(meter);
        if (ledger == null) {
            throw new RefusedException(ProblemType.METER_NOT_ON_ACCOUNT);
        }
        return ledger;
    }

    /** Stores what was decided. */
    public void record(List<? extends AccountEvent> facts) {
        facts.forEach(fact -> apply(fact));
    }

    @EventSourcingHandler
    void on(AccountOpened event) {
        accountId = event.accountId();
        siteId = event.siteId();
    }

    @EventSourcingHandler
    void on(MeterAttached event) {
        ledgers.put(event.meterId(), MeterLedger.of(event));
    }

    @EventSourcingHandler
    void on(CreditSold event) {
        evolve(event.meterId(), ledger -> ledger.after(event));
    }

    @EventSourcingHandler
    void on(MoneyWriteIntended event) {
        evolve(event.meterId(), ledger -> ledger.after(event));
    }

    @EventSourcingHandler
    void on(MoneyWriteConfirmed event) {
        evolve(event.meterId(), ledger -> ledger.afterConfirmed(event.operationId()));
    }

    @EventSourcingHandler
    void on(MoneyWriteNotApplied event) {
        evolve(event.meterId(), ledger -> ledger.afterNotApplied(event.operationId()));
    }

    @EventSourcingHandler
    void on(MoneyWriteRefused event) {
        evolve(event.meterId(), ledger -> ledger.afterRefused(event.operationId()));
    }

    @EventSourcingHandler
    void on(MoneyWriteOutcomeUnknown event) {
        evolve(event.meterId(), ledger -> ledger.afterOutcomeUnknown(event.operationId()));
    }

    @EventSourcingHandler
    void on(OutcomeSettled event) {
        evolve(event.meterId(), ledger -> ledger.after(event));
    }

    @EventSourcingHandler
    void on(MeterQuarantined event) {
        evolve(event.meterId(), ledger -> ledger.afterQuarantined());
    }

    @EventSourcingHandler
    void on(MeterReleased event) {
        evolve(event.meterId(), ledger -> ledger.afterReleased(event.baseCount()));
    }

    private void evolve(MeterId meter, UnaryOperator<MeterLedger> step) {
        ledgers.put(meter, step.apply(ledger(meter)));
    }
}
