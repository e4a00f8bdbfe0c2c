package io.wattledger.command.account.refund;

import io.wattledger.command.account.Account;
import io.wattledger.command.account.MeterLedger;
import io.wattledger.command.account.MoneyPath;
import io.wattledger.command.account.MoneyRules;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import org.springframework.stereotype.Component;

/** When credit may be taken off a meter, as far as that can be judged before its bus comes to it. */
@Component
public final class RefundConditions {

    private final MoneyPath moneyPath;
    private final MoneyRules rules;

    /** Conditions of these rules, for meters at the end of trusted paths. */
    public RefundConditions(MoneyPath moneyPath, MoneyRules rules) {
        this.moneyPath = moneyPath;
        this.rules = rules;
    }

    /** Refuses a refund that could not go to the meter now. */
    public void check(Account account, MeterLedger ledger) {
        rules.checkAccepting(account, ledger);
        if (ledger.hasCreditInFlight()) {
            throw new RefusedException(ProblemType.CREDIT_IN_FLIGHT);
        }
        moneyPath.check(account, ledger.meterId());
    }
}
