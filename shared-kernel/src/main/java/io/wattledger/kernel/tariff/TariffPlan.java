package io.wattledger.kernel.tariff;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Price;

/** What energy costs under one version of a tariff. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes(@JsonSubTypes.Type(value = TariffPlan.Flat.class, name = "FLAT"))
public sealed interface TariffPlan {

    /** The price that holds for all energy where nothing else is agreed. */
    Price flat();

    /**
     * One price for all energy at all times.
     *
     * @param flat the price
     */
    record Flat(Price flat) implements TariffPlan {

        /** Refuses a price out of bounds with {@link IllegalArgumentException}. */
        public Flat {
            if (!flat.isWithinBounds()) {
                throw new IllegalArgumentException(
                        "a price lies between " + Price.LOWEST + " and " + Price.HIGHEST + " CNY/kWh");
            }
        }

        /** What this energy costs, exactly. */
        public MicroYuan costOf(Energy energy) {
            return energy.at(flat);
        }
    }
}
