package io.wattledger.kernel.event;

import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * A reading contradicts the one before: nothing is charged for the meter until people decide.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param cause which contradiction
 * @param known the reading up to which was charged
 * @param found this reading
 * @param at when it was taken
 */
@EventName("account.reading-contradicted")
public record ReadingContradicted(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        String cause,
        EnergyRegisters known,
        EnergyRegisters found,
        Instant at)
        implements HeldBalanceEvent {}
