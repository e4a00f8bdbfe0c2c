package io.wattledger.kernel.event;

import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * Money that did not reach the meter was handed back to the customer.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param operationId the sale that was not delivered
 * @param paid what the customer had paid and got back
 * @param credited the part of it that was undelivered
 * @param paymentMethod how it was handed back
 * @param receiptNumber gap-free number within the site
 * @param at when
 */
@EventName("account.undelivered-returned")
public record UndeliveredReturned(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        Money paid,
        Money credited,
        PaymentMethod paymentMethod,
        long receiptNumber,
        Instant at)
        implements AccountEvent {}
