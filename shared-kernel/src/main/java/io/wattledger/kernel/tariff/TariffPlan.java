package io.wattledger.kernel.tariff;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.problem.Refusal.FieldFault;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What energy costs under one version of a tariff: the price of the rate in force plus the surcharge of the tier reached. A plan is
 * data; whether it makes sense is told by {@link #faults}, and none that has faults is ever stored.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TariffPlan.Flat.class, name = "FLAT"),
    @JsonSubTypes.Type(value = TariffPlan.TimeOfUse.class, name = "TIME_OF_USE"),
    @JsonSubTypes.Type(value = TariffPlan.Tiered.class, name = "TIERED"),
    @JsonSubTypes.Type(value = TariffPlan.TimeOfUseTiered.class, name = "TIME_OF_USE_TIERED")
})
public sealed interface TariffPlan {

    /** Which kind of plan it is. */
    TariffKind kind();

    /** The prices by rate. */
    RatePrices prices();

    /** When which rate is in force. */
    Timetable timetable();

    /** What is added the more is used. */
    Tiers tiers();

    /** Everything that is wrong with the plan, by the fields of a request that lays it down; empty if it is sound. */
    default List<FieldFault> faults() {
        return PlanRules.faultsOf(this);
    }

    /**
     * The price of a rate without surcharge. A rate that has none, since no hour is priced as it, costs as much as the dearest: energy
     * lands there only if the meter's tables were changed on the spot, and that must not pay.
     */
    default Price priceAt(Rate rate) {
        return prices().of(rate)
                .orElseGet(() -> prices().named().values().stream()
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    /**
     * What energy of one period costs, exactly.
     *
     * @param energy used, by rate; a rate that is absent was not used
     * @param before what was used in the period before it
     */
    default PlanCost costOf(Map<Rate, Energy> energy, Energy before) {
        return PlanCost.of(this, energy, before);
    }

    /**
     * One price for all energy at all times.
     *
     * @param flat the price
     */
    record Flat(Price flat) implements TariffPlan {

        @Override
        public TariffKind kind() {
            return TariffKind.FLAT;
        }

        @Override
        public RatePrices prices() {
            return RatePrices.onlyFlat(flat);
        }

        @Override
        public Timetable timetable() {
            return Timetable.ALWAYS_FLAT;
        }

        @Override
        public Tiers tiers() {
            return Tiers.NONE;
        }
    }

    /**
     * Prices by the time of day and year.
     *
     * @param prices by rate
     * @param timetable when which rate is in force
     */
    record TimeOfUse(RatePrices prices, Timetable timetable) implements TariffPlan {

        @Override
        public TariffKind kind() {
            return TariffKind.TIME_OF_USE;
        }

        @Override
        public Tiers tiers() {
            return Tiers.NONE;
        }
    }

    /**
     * A price that changes the more is used.
     *
     * @param flat the price without surcharge
     * @param tiers the surcharges
     */
    record Tiered(Price flat, Tiers tiers) implements TariffPlan {

        @Override
        public TariffKind kind() {
            return TariffKind.TIERED;
        }

        @Override
        public RatePrices prices() {
            return RatePrices.onlyFlat(flat);
        }

        @Override
        public Timetable timetable() {
            return Timetable.ALWAYS_FLAT;
        }
    }

    /**
     * Prices by the time of day and year that change the more is used.
     *
     * @param prices by rate, without surcharge
     * @param timetable when which rate is in force
     * @param tiers the surcharges
     */
    record TimeOfUseTiered(RatePrices prices, Timetable timetable, Tiers tiers) implements TariffPlan {

        @Override
        public TariffKind kind() {
            return TariffKind.TIME_OF_USE_TIERED;
        }
    }
}
