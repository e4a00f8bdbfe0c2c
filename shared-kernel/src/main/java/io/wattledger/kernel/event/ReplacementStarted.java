package io.wattledger.kernel.event;

import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import java.time.Instant;

/**
 * A meter of the account is to be replaced: the old one is cleared, and the new one, kept for this account from now on, opens with what
 * the old one held.
 *
 * @param accountId the account
 * @param siteId its site
 * @param oldMeterId the meter that leaves
 * @param newMeterId the meter that takes its place
 * @param serialNumber the number that the new meter must show before any money write
 * @param tariffId the tariff plan agreed for it
 * @param openingOperationId the opening of the account on the new meter
 * @param tiersOperationId the order that carries the tier position over
 * @param reason why
 * @param at when
 */
@EventName("account.replacement-started")
public record ReplacementStarted(
        AccountId accountId,
        SiteId siteId,
        MeterId oldMeterId,
        MeterId newMeterId,
        SerialNumber serialNumber,
        TariffId tariffId,
        OperationId openingOperationId,
        OperationId tiersOperationId,
        String reason,
        Instant at)
        implements AccountEvent {}
