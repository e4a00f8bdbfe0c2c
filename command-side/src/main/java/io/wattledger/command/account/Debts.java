package io.wattledger.command.account;

import io.wattledger.kernel.account.Instalment;
import io.wattledger.kernel.event.CreditRedelivered;
import io.wattledger.kernel.event.DebtRecorded;
import io.wattledger.kernel.event.DebtRecovered;
import io.wattledger.kernel.event.DebtRestored;
import io.wattledger.kernel.event.DebtWrittenOff;
import io.wattledger.kernel.id.DebtId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** What one account owes from before 陈欠, the oldest first, and which sales paid towards it. Use cases read it; events change it. */
public final class Debts {

    private final Map<DebtId, Debt> byId = new LinkedHashMap<>();
    private final Map<OperationId, List<DebtRecovered>> bySale = new HashMap<>();

    Debts() {}

    /**
     * An old debt, and how much of it is left.
     *
     * @param debtId the debt
     * @param remaining what is owed still
     * @param instalment how much of a sale goes towards it
     * @param month the latest month in which a sale paid towards it; null before the first
     * @param paidInMonth what was paid in that month
     */
    public record Debt(
            DebtId debtId,
            Money remaining,
            Instalment instalment,
            @Nullable YearMonth month,
            Money paidInMonth) {

        private Money dueOf(Money paid, YearMonth now) {
            Money due = instalment.dueOf(paid, now.equals(month) ? paidInMonth : Money.ZERO);
            return least(due, remaining);
        }

        private Debt owing(Money left) {
            return new Debt(debtId, left, instalment, month, paidInMonth);
        }

        private Debt after(DebtRecovered event) {
            Money before = event.month().equals(month) ? paidInMonth : Money.ZERO;
            return new Debt(debtId, event.remaining(), instalment, event.month(), before.plus(event.amount()));
        }

        private Debt without(DebtRecovered undone) {
            Money left = remaining.plus(undone.amount());
            return undone.month().equals(month)
                    ? new Debt(debtId, left, instalment, month, paidInMonth.minus(undone.amount()))
                    : owing(left);
        }
    }

    /**
     * What a sale pays towards a debt.
     *
     * @param debtId the debt
     * @param amount how much, more than nothing
     * @param remaining what is owed then
     */
    public record Share(DebtId debtId, Money amount, Money remaining) {}

    /** A debt of this account; any other is refused. */
    public Debt debt(DebtId debt) {
        return Optional.ofNullable(byId.get(debt)).orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_DEBT));
    }

    /**
     * What a sale pays towards each debt, the oldest first.
     *
     * @param paid what the customer pays
     * @param room the most that may go towards debts
     * @param month the month in which it is paid
     */
    public List<Share> sharesOf(Money paid, Money room, YearMonth month) {
        List<Share> shares = new ArrayList<>();
        Money left = room;
        for (Debt debt : byId.values()) {
            Money amount = least(debt.dueOf(paid, month), left);
            if (amount.isPositive()) {
                shares.add(new Share(debt.debtId(), amount, debt.remaining().minus(amount)));
                left = left.minus(amount);
            }
        }
        return List.copyOf(shares);
    }

    /** What is owed again once a sale is undone. */
    List<DebtRestored> restoredWithout(OperationId sale) {
        return bySale.getOrDefault(sale, List.of()).stream()
                .map(paid -> new DebtRestored(
                        paid.accountId(),
                        paid.siteId(),
                        paid.debtId(),
                        sale,
                        paid.amount(),
                        debt(paid.debtId()).remaining().plus(paid.amount())))
                .toList();
    }

    @EventSourcingHandler
    void on(DebtRecorded event) {
        put(new Debt(event.debtId(), event.amount(), event.instalment(), null, Money.ZERO));
    }

    @EventSourcingHandler
    void on(DebtRecovered event) {
        bySale.computeIfAbsent(event.operationId(), none -> new ArrayList<>()).add(event);
        put(debt(event.debtId()).after(event));
    }

    /** The money of a sale goes on under another operation, and what it paid with it. */
    @EventSourcingHandler
    void on(CreditRedelivered event) {
        List<DebtRecovered> paid = bySale.remove(event.originalOperationId());
        if (paid != null) {
            bySale.put(event.operationId(), paid);
        }
    }

    @EventSourcingHandler
    void on(DebtRestored event) {
        List<DebtRecovered> paid = bySale.getOrDefault(event.operationId(), List.of());
        paid.stream()
                .filter(part -> part.debtId().equals(event.debtId()))
                .findFirst()
                .ifPresent(part -> {
                    paid.remove(part);
                    put(debt(event.debtId()).without(part));
                });
    }

    @EventSourcingHandler
    void on(DebtWrittenOff event) {
        put(debt(event.debtId()).owing(event.remaining()));
    }

    private void put(Debt debt) {
        byId.put(debt.debtId(), debt);
    }

    private static Money least(Money one, Money other) {
        return one.exceeds(other) ? other : one;
    }
}
