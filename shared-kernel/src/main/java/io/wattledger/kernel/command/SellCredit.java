package io.wattledger.kernel.command;

import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Sell credit for a meter.
 *
 * @param accountId the account
 * @param meterId the meter
 * @param operationId new identity of the operation
 * @param paid what the customer pays
 * @param paymentMethod how
 * @param confirmDuplicate whether a sale like one of a moment ago is meant
 */
public record SellCredit(
        @TargetAggregateIdentifier AccountId accountId,
        MeterId meterId,
        OperationId operationId,
        Money paid,
        PaymentMethod paymentMethod,
        boolean confirmDuplicate) {}
