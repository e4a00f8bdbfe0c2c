package io.wattledger.simulator.meter;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What the measuring part has counted, secondary side.
 *
 * @param restWattMillis watt-milliseconds since the last full pulse
 * @param rateCentiKwh 0.01 kWh per {@link Rate}; their sum is the total
 * @param baseCentiKwh total when the meter left the factory
 * @param periodCentiKwh 0.01 kWh in the current tier period
 * @param periodStart begin of the current tier period, the meter's local time
 */
public record Energy(
        long restWattMillis,
        List<Long> rateCentiKwh,
        long baseCentiKwh,
        long periodCentiKwh,
        LocalDateTime periodStart) {
    /** Watt-milliseconds in one pulse of 0.01 kWh. */
    public static final long PULSE_WATT_MILLIS = 36_000_000;

    public Energy {
        rateCentiKwh = List.copyOf(rateCentiKwh);
    }

    /** Totals that belong to this meter alone, so that a reading of another meter shows. */
    public static Energy ofNewMeter(SerialNumber serial) {
        List<Long> rates = new ArrayList<>();
        long total = 0;
        for (Rate rate : Rate.values()) {
            long energy = rate == Rate.DEEP_VALLEY ? 0 : serial.spread("energy " + rate, 400_000);
            rates.add(energy);
            total += energy;
        }
        return new Energy(0, rates, total, 0, MeterTime.UNSET);
    }

    /** Total of all rates, 0.01 kWh. */
    public long totalCentiKwh() {
        return rateCentiKwh.stream().mapToLong(Long::longValue).sum();
    }

    long ofRate(Rate rate) {
        return rateCentiKwh.get(rate.index());
    }

    Energy withRest(long wattMillis) {
        return new Energy(wattMillis, rateCentiKwh, baseCentiKwh, periodCentiKwh, periodStart);
    }

    /** One more pulse at this rate. */
    Energy pulsed(Rate rate) {
        List<Long> rates = new ArrayList<>(rateCentiKwh);
        rates.set(rate.index(), ofRate(rate) + 1);
        return new Energy(restWattMillis, rates, baseCentiKwh, periodCentiKwh + 1, periodStart);
    }

    /** A new month begins a new tier period. */
    Energy inPeriodOf(LocalDateTime now) {
        LocalDateTime monthStart = LocalDate.from(now).withDayOfMonth(1).atStartOfDay();
        return periodStart.isBefore(monthStart)
                ? new Energy(restWattMillis, rateCentiKwh, baseCentiKwh, 0, monthStart)
                : this;
    }

    Energy withPeriod(long centiKwh, LocalDateTime start) {
        return new Energy(restWattMillis, rateCentiKwh, baseCentiKwh, centiKwh, start);
    }
}
