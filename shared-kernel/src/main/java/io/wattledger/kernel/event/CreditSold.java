package io.wattledger.kernel.event;

import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * Credit was sold: the money is ours, the credit is to be put on the meter. paid = credited + service fee + debt share.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param operationId the device operation
 * @param paid what the customer paid
 * @param serviceFee kept as a fee
 * @param debtShare kept towards old debts
 * @param credited what the meter is to receive
 * @param paymentMethod how it was paid
 * @param receiptNumber gap-free number within the site
 * @param at when the payment was accepted
 */
@EventName("account.credit-sold")
public record CreditSold(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        Money paid,
        Money serviceFee,
        Money debtShare,
        Money credited,
        PaymentMethod paymentMethod,
        long receiptNumber,
        Instant at)
        implements AccountEvent {}
