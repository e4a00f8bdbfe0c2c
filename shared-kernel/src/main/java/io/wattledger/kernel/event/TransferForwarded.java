package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * Credit that a transfer took off one meter is to be put on another; again, if it did not reach the one before.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter that receives
 * @param operationId the device operation that puts the credit on
 * @param previousOperationId the one that took it off, or the one that did not deliver it
 * @param previousMeterId that one's meter
 * @param amount the amount
 * @param at when
 */
@EventName("account.transfer-forwarded")
public record TransferForwarded(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        OperationId previousOperationId,
        MeterId previousMeterId,
        Money amount,
        Instant at)
        implements AccountEvent {}
