package io.wattledger.command.account;

import io.wattledger.kernel.account.CreditLevel;
import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.event.BalanceAdjusted;
import io.wattledger.kernel.event.ConsumptionCharged;
import io.wattledger.kernel.event.CreditLevelChanged;
import io.wattledger.kernel.event.FeeCharged;
import io.wattledger.kernel.event.HeldBalanceEvent;
import io.wattledger.kernel.event.MeterReleased;
import io.wattledger.kernel.event.MeteringBegun;
import io.wattledger.kernel.event.MoneyBooked;
import io.wattledger.kernel.event.MonthlyFeeAgreed;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.tariff.TierPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The balance of an account that we hold, and up to where it was charged: each meter to a reading, the fixed fees to a month. Exact in
 * micro-yuan: what does not make a whole fen is carried.
 */
public final class HeldBalance {

    private final Map<MeterId, Reading> readings = new HashMap<>();
    private final Map<MeterId, TierPosition> tiers = new HashMap<>();
    private MicroYuan balance = MicroYuan.ZERO;
    private CreditLevel level = CreditLevel.NORMAL;
    private @Nullable MonthlyFee fee;

    /**
     * The reading up to which a meter was charged.
     *
     * @param energy its energy registers, secondary side
     * @param at when they were read
     */
    public record Reading(EnergyRegisters energy, Instant at) {}

    /**
     * How much of a meter's tier period is used.
     *
     * @param used primary energy charged in the period
     * @param on the last business day charged, which tells the period
     */
    public record TierPosition(Energy used, LocalDate on) {}

    /**
     * A fixed fee.
     *
     * @param perMonth what is due for a business month
     * @param perMeter whether it is due for each meter, else once for the account
     * @param chargedTo the last month that was charged, or for which it was not due yet
     */
    public record MonthlyFee(Money perMonth, boolean perMeter, YearMonth chargedTo) {}

    HeldBalance() {}

    /** The balance, negative where more was used than paid. */
    public MicroYuan balance() {
        return balance;
    }

    /** The whole fen of it. */
    public Money available() {
        return balance.floorToFen();
    }

    /** The warning level on record. */
    public CreditLevel level() {
        return level;
    }

    /** The reading up to which a meter was charged; empty until metering begins, and while people decide about the meter. */
    public Optional<Reading> readingOf(MeterId meter) {
        return Optional.ofNullable(readings.get(meter));
    }

    /** Primary energy charged for a meter in the tier period to which a business day belongs. */
    public Energy usedBefore(MeterId meter, TierPeriod period, LocalDate businessDay) {
        TierPosition position = tiers.get(meter);
        return position != null && period.isSame(position.on(), businessDay) ? position.used() : Energy.ofCentiKwh(0);
    }

    /** The fixed fee agreed, if there is one. */
    public Optional<MonthlyFee> fee() {
        return Optional.ofNullable(fee);
    }

    void on(HeldBalanceEvent event) {
        if (event instanceof MoneyBooked it) {
            balance = it.balance();
        } else if (event instanceof BalanceAdjusted it) {
            balance = it.balance();
        } else if (event instanceof MeteringBegun it) {
            readings.put(it.meterId(), new Reading(it.reading(), it.at()));
        } else if (event instanceof ConsumptionCharged it) {
            on(it);
        } else if (event instanceof CreditLevelChanged it) {
            level = it.level();
        } else if (event instanceof MonthlyFeeAgreed it) {
            fee = it.perMonth().isPositive() ? new MonthlyFee(it.perMonth(), it.perMeter(), it.after()) : null;
        } else if (event instanceof FeeCharged it) {
            balance = it.balance();
            fee = fee == null ? null : new MonthlyFee(fee.perMonth(), fee.perMeter(), it.month());
        }
    }

    private void on(ConsumptionCharged charge) {
        balance = charge.balance();
        readings.put(charge.meterId(), new Reading(charge.to(), charge.at()));
        tiers.put(
                charge.meterId(),
                new TierPosition(charge.usedBefore().plus(charge.cost().energy()), charge.businessDay()));
    }

    /** The meter is charged from its next reading on; what went by uncharged is the adjustment that people adopted. */
    void on(MeterReleased release) {
        readings.remove(release.meterId());
        balance = balance.plus(MicroYuan.of(release.adoptedAdjustment()));
    }
}
