package io.wattledger.kernel.event;

import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * A mistaken sale or refund is to be reversed on the meter, by the same amount in the other direction.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param operationId the device operation that reverses it
 * @param originalOperationId the sale or refund
 * @param kind which reversal it is
 * @param amount the amount
 * @param reason why
 * @param at when
 */
@EventName("account.correction-requested")
public record CorrectionRequested(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        OperationId originalOperationId,
        MoneyWriteKind kind,
        Money amount,
        String reason,
        Instant at)
        implements AccountEvent {}
