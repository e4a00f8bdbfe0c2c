package io.wattledger.kernel.event;

import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * The money of a refund that is verified on the meter was handed to the customer.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param operationId the device operation
 * @param amount the amount paid out
 * @param paymentMethod how
 * @param receiptNumber gap-free number within the site
 * @param at when
 */
@EventName("account.refund-paid-out")
public record RefundPaidOut(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        Money amount,
        PaymentMethod paymentMethod,
        long receiptNumber,
        Instant at)
        implements AccountEvent {}
