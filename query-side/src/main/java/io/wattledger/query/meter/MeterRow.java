package io.wattledger.query.meter;

import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meter on the state wall.
 *
 * @param id the meter
 * @param serialNumber the number on its plate
 * @param profile name of its profile
 * @param phases 1 or 3
 * @param siteId its site
 * @param buildingId the building of the unit that it supplies
 * @param buildingName that building's name
 * @param floor that unit's floor
 * @param installedUnitId that unit
 * @param unitNumber that unit's house number
 * @param gatewayId its gateway
 * @param bus its bus
 * @param unitId its Modbus unit id, 1 to 247
 * @param ptRatio voltage transformer ratio
 * @param ctRatio current transformer ratio
 * @param accountId the account open on it
 * @param tariffId the tariff plan last ordered onto it
 * @param state the one state shown
 * @param badges what is shown beside it
 * @param online whether it answers
 * @param balance its balance, by the newest of polling and evidence
 * @param purchaseCount its purchase count, read together with the balance
 * @param observedAt when both were read
 * @param energy its energy registers, as last read
 * @param energyAt when these were read
 * @param relayClosed whether its contacts are closed
 * @param relayMode who rules its relay
 * @param lastContactAt when it last answered
 * @param misses polls missed in a row
 * @param lastError what the last miss met
 */
public record MeterRow(
        MeterId id,
        SerialNumber serialNumber,
        String profile,
        int phases,
        SiteId siteId,
        @Nullable BuildingId buildingId,
        @Nullable String buildingName,
        @Nullable Integer floor,
        @Nullable UnitId installedUnitId,
        @Nullable String unitNumber,
        GatewayId gatewayId,
        int bus,
        int unitId,
        int ptRatio,
        int ctRatio,
        @Nullable AccountId accountId,
        @Nullable TariffId tariffId,
        MeterState state,
        List<MeterBadge> badges,
        boolean online,
        @Nullable Money balance,
        @Nullable Integer purchaseCount,
        @Nullable Instant observedAt,
        @Nullable EnergyRegisters energy,
        @Nullable Instant energyAt,
        @Nullable Boolean relayClosed,
        @Nullable RelayMode relayMode,
        @Nullable Instant lastContactAt,
        int misses,
        @Nullable String lastError) {}
