package io.wattledger.kernel.event;

import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.tariff.PlanCost;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a meter counted in a business day was charged to the balance that we hold.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param businessDay the day that is charged; of several, the last
 * @param days business days since the reading before: 1, or more where no reading came or nothing was used
 * @param from the reading up to which was charged before
 * @param to this reading
 * @param tariffId the tariff plan
 * @param tariffVersion its version, the one that counted at the reading before
 * @param usedBefore primary energy charged in this tier period before
 * @param cost what the primary energy costs, exactly, by rate and tier
 * @param charged whole fen by which the balance shown sank; the rest is carried by the balance
 * @param balance the balance of the whole account after it
 * @param at when this reading was taken
 */
@EventName("account.consumption-charged")
public record ConsumptionCharged(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        LocalDate businessDay,
        int days,
        EnergyRegisters from,
        EnergyRegisters to,
        TariffId tariffId,
        int tariffVersion,
        Energy usedBefore,
        PlanCost cost,
        Money charged,
        MicroYuan balance,
        Instant at)
        implements HeldBalanceEvent {}
