package io.wattledger.command.account;

import io.wattledger.kernel.account.Instalment;
import io.wattledger.kernel.event.DebtRecorded;
import io.wattledger.kernel.id.DebtId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What one account owes from before 陈欠, the oldest first. Use cases read it; the account's events change it. */
public final class Debts {

    private final Map<DebtId, Debt> byId = new LinkedHashMap<>();

    Debts() {}

    /**
     * An old debt, and how much of it is left.
     *
     * @param debtId the debt
     * @param remaining what is owed still
     * @param instalment how much of a sale goes towards it
     */
    public record Debt(DebtId debtId, Money remaining, Instalment instalment) {}

    /** A debt of this account; any other is refused. */
    public Debt debt(DebtId debt) {
        return Optional.ofNullable(byId.get(debt)).orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_DEBT));
    }

    void on(DebtRecorded event) {
        byId.put(event.debtId(), new Debt(event.debtId(), event.amount(), event.instalment()));
    }
}
