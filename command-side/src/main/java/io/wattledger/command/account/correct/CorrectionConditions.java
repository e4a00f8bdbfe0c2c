package io.wattledger.command.account.correct;

import io.wattledger.command.account.Account;
import io.wattledger.command.account.MeterLedger;
import io.wattledger.command.account.MoneyPath;
import io.wattledger.command.account.MoneyRules;
import org.springframework.stereotype.Component;

/** When a meter may be written to, to reverse something on it, as far as that can be judged before its bus comes to it. */
@Component
public final class CorrectionConditions {

    private final MoneyPath moneyPath;
    private final MoneyRules rules;

    /** Conditions of these rules, for meters at the end of trusted paths. */
    public CorrectionConditions(MoneyPath moneyPath, MoneyRules rules) {
        this.moneyPath = moneyPath;
        this.rules = rules;
    }

    /** Refuses a correction that could not go to the meter now. */
    void check(Account account, MeterLedger ledger) {
        rules.checkAccepting(account, ledger);
        moneyPath.check(account, ledger.meterId());
    }
}
