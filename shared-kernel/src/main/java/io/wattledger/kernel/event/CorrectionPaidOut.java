package io.wattledger.kernel.event;

import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * The money of a sale that was reversed on the meter was handed to the customer: all that was paid, fee and debt share included.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param operationId the correction
 * @param originalOperationId the sale, whose receipt is void now
 * @param amount what the customer had paid
 * @param paymentMethod how
 * @param receiptNumber gap-free number within the site
 * @param at when
 */
@EventName("account.correction-paid-out")
public record CorrectionPaidOut(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        OperationId originalOperationId,
        Money amount,
        PaymentMethod paymentMethod,
        long receiptNumber,
        Instant at)
        implements AccountEvent {}
