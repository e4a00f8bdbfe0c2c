package io.wattledger.kernel.event;

import io.wattledger.kernel.device.FinalReading;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;

/**
 * A meter was read for the last time for the account, after its purse was cleared.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param operationId the clearing
 * @param reading what it showed
 */
@EventName("account.final-reading-taken")
public record FinalReadingTaken(
        AccountId accountId, SiteId siteId, MeterId meterId, OperationId operationId, FinalReading reading)
        implements AccountEvent {}
