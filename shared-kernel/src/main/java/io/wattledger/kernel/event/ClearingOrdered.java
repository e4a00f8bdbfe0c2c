package io.wattledger.kernel.event;

import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * A meter is leaving the account: after the writes accepted before, one write clears and closes its purse. What it takes off only the
 * meter can tell.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param operationId the device operation
 * @param relay who shall rule the relay once the purse is closed
 * @param relayOperationId the device operation that sees to it
 * @param at when
 */
@EventName("account.clearing-ordered")
public record ClearingOrdered(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        RelayMode relay,
        OperationId relayOperationId,
        Instant at)
        implements AccountEvent {}
