package io.wattledger.simulator.meter;

/**
 * Everything that a meter remembers over a loss of power, as one consistent value: this is what {@link MeterMemory} keeps.
 *
 * @param serial the meter number, 12 digits
 * @param purse money
 * @param energy measured energy
 * @param relay relay and control modes
 * @param parameters group 3060
 * @param active tariff slot B
 * @param pending tariff slot A
 * @param pendingArmed whether slot A still waits for its activation time
 * @param timeOfUse date zones and tables
 * @param loadControl group 30C0
 * @param counters group 30D0
 * @param ptRatio potential transformer ratio
 * @param ctRatio current transformer ratio
 * @param clockOffsetMillis the meter's clock minus the site's true time
 */
public record MeterImage(
        String serial,
        Purse purse,
        Energy energy,
        Relay relay,
        Parameters parameters,
        Tariff active,
        Tariff pending,
        boolean pendingArmed,
        TimeOfUse timeOfUse,
        LoadControl loadControl,
        Counters counters,
        int ptRatio,
        int ctRatio,
        long clockOffsetMillis) {
    /** Price with which meters leave the factory: 0.5500 CNY/kWh. */
    public static final long FACTORY_PRICE = 5_500;

    /** A meter as delivered: no account, factory price, a purchase count and energies of its own. */
    public static MeterImage ofNewMeter(SerialNumber serial) {
        return new MeterImage(
                serial.digits(),
                Purse.unopened(serial.spread("count", 40)),
                Energy.ofNewMeter(serial),
                Relay.NEW,
                Parameters.DEFAULT,
                Tariff.flat(1, FACTORY_PRICE),
                Tariff.NONE,
                false,
                TimeOfUse.alwaysFlat(),
                LoadControl.DEFAULT,
                Counters.ZERO,
                1,
                1,
                0);
    }

    /** The same meter when its supply comes back. */
    public MeterImage afterPowerFailure() {
        return new MeterImage(
                serial,
                purse,
                energy,
                relay,
                parameters,
                active,
                pending,
                pendingArmed,
                timeOfUse,
                loadControl,
                counters.powerFailed(),
                ptRatio,
                ctRatio,
                clockOffsetMillis);
    }
}
