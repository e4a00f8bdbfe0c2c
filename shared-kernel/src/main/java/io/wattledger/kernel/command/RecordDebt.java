package io.wattledger.kernel.command;

import io.wattledger.kernel.account.Instalment;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.DebtId;
import io.wattledger.kernel.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Enter what a customer owes from before.
 *
 * @param accountId the account
 * @param debtId new identity of the debt
 * @param amount what is owed
 * @param instalment how much of a sale goes towards it
 * @param reason why
 */
public record RecordDebt(
        @TargetAggregateIdentifier AccountId accountId,
        DebtId debtId,
        Money amount,
        Instalment instalment,
        String reason) {}
