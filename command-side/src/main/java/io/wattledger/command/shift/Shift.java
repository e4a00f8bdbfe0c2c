package io.wattledger.command.shift;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.wattledger.command.account.Tills.Receipt;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.cashdesk.CashDeskRules;
import io.wattledger.kernel.event.CashWithdrawn;
import io.wattledger.kernel.event.ReceiptEntered;
import io.wattledger.kernel.event.ShiftClosed;
import io.wattledger.kernel.event.ShiftEvent;
import io.wattledger.kernel.event.ShiftOpened;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** A cashier's shift 班次: one till, from its float to its count. */
@Aggregate
public class Shift {

    @AggregateIdentifier
    private ShiftId shiftId;

    private SiteId siteId;
    private OperatorId operatorId;
    private Money cash = Money.ZERO;
    private boolean closed;

    /** For Axon, which assigns the state from the events. */
    @SuppressWarnings("NullAway.Init")
    protected Shift() {}

    /** A new shift. */
    public static Shift open(ShiftOpened fact) {
        apply(fact);
        return new Shift();
    }

    /** Its identity. */
    public ShiftId shiftId() {
        return shiftId;
    }

    /** The site of its till. */
    public SiteId siteId() {
        return siteId;
    }

    /** The cash that the till must hold now. */
    public Money cash() {
        return cash;
    }

    /** Refuses unless this person may touch the till now. */
    public void checkTouchable(OperatorId by, boolean supervising) {
        if (!by.equals(operatorId) && !supervising) {
            throw new RefusedException(ProblemType.NOT_PERMITTED);
        }
        checkOpen();
    }

    /** Puts a receipt in, unless the shift is closed or its till would hold too much. */
    public void enter(Receipt receipt, CashDeskRules rules) {
        checkOpen();
        Money after = cash.plus(cashOf(receipt.kind().isIncoming(), receipt.method(), receipt.amount()));
        if (after.exceeds(cash) && rules.isTooMuch(after)) {
            throw new RefusedException(Refusal.of(
                    ProblemType.TILL_LIMIT_EXCEEDED,
                    Map.of("limit", rules.tillLimit().toString(), "cash", cash.toString())));
        }
        apply(new ReceiptEntered(
                shiftId,
                siteId,
                operatorId,
                receipt.accountId(),
                receipt.operationId(),
                receipt.number(),
                receipt.kind(),
                receipt.amount(),
                receipt.method(),
                receipt.at()));
    }

    /** Stores what was decided. */
    public void record(ShiftEvent fact) {
        apply(fact);
    }

    private void checkOpen() {
        if (closed) {
            throw new RefusedException(ProblemType.SHIFT_CLOSED);
        }
    }

    private static Money cashOf(boolean incoming, PaymentMethod method, Money amount) {
        if (method != PaymentMethod.CASH) {
            return Money.ZERO;
        }
        return incoming ? amount : amount.negated();
    }

    @EventSourcingHandler
    void on(ShiftOpened event) {
        shiftId = event.shiftId();
        siteId = event.siteId();
        operatorId = event.operatorId();
        cash = event.openingFloat();
    }

    @EventSourcingHandler
    void on(ReceiptEntered event) {
        cash = cash.plus(cashOf(event.kind().isIncoming(), event.paymentMethod(), event.amount()));
    }

    @EventSourcingHandler
    void on(CashWithdrawn event) {
        cash = cash.minus(event.amount());
    }

    @EventSourcingHandler
    void on(ShiftClosed event) {
        closed = true;
    }
}
