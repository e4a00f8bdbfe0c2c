package io.wattledger.command.account.charge;

import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.port.DeviceDirectory;
import io.wattledger.kernel.tariff.Rate;
import io.wattledger.kernel.tariff.TariffPlan;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a meter used between two readings, and what that costs under a plan.
 *
 * @param secondary what its registers counted, secondary side
 * @param plan the plan that counted at the first reading
 * @param ratio voltage ratio times current ratio: how much primary energy a unit of secondary energy stands for
 */
record Consumption(EnergyRegisters secondary, TariffPlan plan, int ratio) {

    /** Each of five registers is rounded by itself, at both readings: 0.04 kWh each. */
    private static final long ROUNDING_CENTI_KWH = 8;

    private static final Energy NOTHING = Energy.ofCentiKwh(0);

    static Consumption between(
            EnergyRegisters first, EnergyRegisters second, TariffPlan plan, DeviceDirectory.Meter meter) {
        return new Consumption(second.since(first), plan, Math.multiplyExact(meter.ptRatio(), meter.ctRatio()));
    }

    /** What speaks against charging it: a rollover, another meter or a fault. */
    Optional<String> contradiction() {
        if (secondary.wentBack()) {
            return Optional.of("energy-went-back");
        }
        long beyond = secondary.beyondRates().centiKwh();
        boolean explained = Math.abs(beyond) <= ROUNDING_CENTI_KWH || (beyond > 0 && usesDeepValley());
        return needsRates() && !explained ? Optional.of("rates-differ-from-total") : Optional.empty();
    }

    /** Primary energy at each rate of the plan; all of it at the only one, if there is but one. */
    Map<Rate, Energy> primaryByRate() {
        Map<Rate, Energy> byRate = new EnumMap<>(Rate.class);
        if (needsRates()) {
            byRate.put(Rate.SHARP, primary(secondary.sharp()));
            byRate.put(Rate.PEAK, primary(secondary.peak()));
            byRate.put(Rate.FLAT, primary(secondary.flat()));
            byRate.put(Rate.VALLEY, primary(secondary.valley()));
            if (usesDeepValley() && secondary.beyondRates().compareTo(NOTHING) > 0) {
                byRate.put(Rate.DEEP_VALLEY, primary(secondary.beyondRates()));
            }
        } else {
            byRate.put(plan.timetable().rates().iterator().next(), primary(secondary.total()));
        }
        return byRate;
    }

    private boolean needsRates() {
        return plan.timetable().rates().size() > 1;
    }

    private boolean usesDeepValley() {
        return plan.timetable().rates().contains(Rate.DEEP_VALLEY);
    }

    private Energy primary(Energy energy) {
        return energy.timesRatios(ratio, 1);
    }
}
