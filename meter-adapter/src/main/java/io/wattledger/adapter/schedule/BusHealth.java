package io.wattledger.adapter.schedule;

/**
 * Whether a whole bus looks dead: three different units that used to answer missed in a row. Then it is the bus that is suspected, not
 * its meters: 32 lost meters would be a false alarm.
 */
public final class BusHealth {

    private static final int UNITS_THAT_MAKE_SUSPECT = 3;

    private int lastMissedUnit;
    private int unitsMissedInARow;

    /** A unit answered: the bus lives. */
    public void answered() {
        unitsMissedInARow = 0;
        lastMissedUnit = 0;
    }

    /**
     * A unit that answered before did not.
     *
     * @param unit slave address, 1 to 247
     * @return whether the bus has become suspect by this
     */
    public boolean missed(int unit) {
        if (unit == lastMissedUnit) {
            return false;
        }
        lastMissedUnit = unit;
        unitsMissedInARow++;
        return unitsMissedInARow == UNITS_THAT_MAKE_SUSPECT;
    }

    /** Whether the bus looks dead. */
    public boolean isSuspect() {
        return unitsMissedInARow >= UNITS_THAT_MAKE_SUSPECT;
    }
}
