package io.wattledger.kernel.event;

import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * The reading from which consumption is charged: at the opening, and after a quarantine. Only now may energy flow.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param reading its energy registers, secondary side
 * @param at when they were read
 */
@EventName("account.metering-begun")
public record MeteringBegun(AccountId accountId, SiteId siteId, MeterId meterId, EnergyRegisters reading, Instant at)
        implements HeldBalanceEvent {}
