package io.wattledger.query.account;

import io.wattledger.kernel.account.CreditLevel;
import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.event.BalanceAdjusted;
import io.wattledger.kernel.event.ConsumptionCharged;
import io.wattledger.kernel.event.CreditLevelChanged;
import io.wattledger.kernel.event.FeeCharged;
import io.wattledger.kernel.event.HeldBalanceEvent;
import io.wattledger.kernel.event.MeteringBegun;
import io.wattledger.kernel.event.MoneyBooked;
import io.wattledger.kernel.event.MonthlyFeeAgreed;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The balance of an account that we hold ourselves.
 *
 * @param balance what is left, exactly; negative where more was used than paid
 * @param level the warning level
 * @param fees fixed fees charged so far
 * @param monthlyFee the fixed fee agreed; absent where there is none
 * @param meters what was charged for each meter
 */
public record HeldView(
        MicroYuan balance,
        CreditLevel level,
        Money fees,
        @Nullable MonthlyFee monthlyFee,
        List<HeldMeter> meters) {

    /** A balance before the first movement. */
    static final HeldView EMPTY = new HeldView(MicroYuan.ZERO, CreditLevel.NORMAL, Money.ZERO, null, List.of());

    /** What was charged for a meter; nothing, if its metering has not begun. */
    public Optional<HeldMeter> meter(MeterId meter) {
        return meters.stream().filter(it -> it.meterId().equals(meter)).findFirst();
    }

    /**
     * The balance after a fact about it. Counted from what the fact moves and not from the balance that it names: a statement of the past
     * may leave out facts before it.
     */
    HeldView after(HeldBalanceEvent event) {
        if (event instanceof MoneyBooked it) {
            return gaining(MicroYuan.of(it.kind().gain(it.amount())));
        }
        if (event instanceof BalanceAdjusted it) {
            return gaining(MicroYuan.of(it.amount()));
        }
        if (event instanceof MeteringBegun it) {
            HeldMeter known = meter(it.meterId()).orElseGet(() -> HeldMeter.begun(it));
            return with(known.readTo(it.reading(), it.at()));
        }
        if (event instanceof ConsumptionCharged it) {
            HeldMeter known = meter(it.meterId()).orElseThrow();
            return with(known.charged(it))
                    .gaining(MicroYuan.ZERO.minus(it.cost().total()));
        }
        if (event instanceof CreditLevelChanged it) {
            return with(balance, it.level(), fees, monthlyFee);
        }
        if (event instanceof MonthlyFeeAgreed it) {
            MonthlyFee agreed = it.perMonth().isPositive() ? new MonthlyFee(it.perMonth(), it.perMeter()) : null;
            return with(balance, level, fees, agreed);
        }
        if (event instanceof FeeCharged it) {
            return with(balance.minus(MicroYuan.of(it.amount())), level, fees.plus(it.amount()), monthlyFee);
        }
        // A contradiction concerns the purse: nothing is charged.
        return this;
    }

    /** The balance after people adopted a difference when they released a meter. */
    HeldView adopting(Money adjustment) {
        return gaining(MicroYuan.of(adjustment));
    }

    private HeldView gaining(MicroYuan gain) {
        return with(balance.plus(gain), level, fees, monthlyFee);
    }

    private HeldView with(MicroYuan left, CreditLevel now, Money charged, @Nullable MonthlyFee agreed) {
        return new HeldView(left, now, charged, agreed, meters);
    }

    private HeldView with(HeldMeter changed) {
        boolean known = meter(changed.meterId()).isPresent();
        List<HeldMeter> all = known
                ? meters.stream()
                        .map(it -> it.meterId().equals(changed.meterId()) ? changed : it)
                        .toList()
                : Stream.concat(meters.stream(), Stream.of(changed)).toList();
        return new HeldView(balance, level, fees, monthlyFee, all);
    }

    /**
     * A fixed fee.
     *
     * @param perMonth due for each business month
     * @param perMeter whether it is due for each meter, else once for the account
     */
    public record MonthlyFee(Money perMonth, boolean perMeter) {}

    /**
     * What was charged for a meter.
     *
     * @param meterId the meter
     * @param reading its energy registers up to which was charged, secondary side
     * @param readAt when they were read
     * @param chargedTo the last business day charged; absent before the first
     * @param energy primary energy charged
     * @param cost what it cost, exactly
     */
    public record HeldMeter(
            MeterId meterId,
            EnergyRegisters reading,
            Instant readAt,
            @Nullable LocalDate chargedTo,
            Energy energy,
            MicroYuan cost) {

        private static HeldMeter begun(MeteringBegun it) {
            return new HeldMeter(it.meterId(), it.reading(), it.at(), null, Energy.ofCentiKwh(0), MicroYuan.ZERO);
        }

        private HeldMeter readTo(EnergyRegisters now, Instant at) {
            return new HeldMeter(meterId, now, at, chargedTo, energy, cost);
        }

        private HeldMeter charged(ConsumptionCharged it) {
            return new HeldMeter(
                    meterId,
                    it.to(),
                    it.at(),
                    it.businessDay(),
                    energy.plus(it.cost().energy()),
                    cost.plus(it.cost().total()));
        }
    }
}
