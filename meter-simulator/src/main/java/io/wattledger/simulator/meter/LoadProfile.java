package io.wattledger.simulator.meter;

import java.time.LocalDateTime;

/** Power drawn behind a meter while its relay is closed: a function of the local time alone, constant within a minute. */
public sealed interface LoadProfile {
    /** Watts in the minute that contains {@code localTime}. */
    int wattsAt(LocalDateTime localTime);

    /** Nothing drawn. */
    LoadProfile NONE = new Constant(0);

    /** The same power at all times. */
    record Constant(int watts) implements LoadProfile {
        public Constant {
            requireWatts(watts);
        }

        @Override
        public int wattsAt(LocalDateTime localTime) {
            return watts;
        }
    }

    /**
     * A dormitory room: standby at night, a little in the day, much in the evening, with appliances coming and going every few minutes.
     *
     * @param seed two rooms with different seeds differ
     * @param eveningWatts typical power in the evening
     */
    record Dormitory(long seed, int eveningWatts) implements LoadProfile {
        private static final int APPLIANCE_MINUTES = 7;
        private static final int[] PERCENT_BY_HOUR = {
            25, 15, 12, 12, 12, 15, 40, 55, 35, 30, 30, 45, 60, 40, 30, 30, 35, 55, 85, 100, 100, 100, 95, 60
        };

        public Dormitory {
            requireWatts(2 * eveningWatts);
        }

        @Override
        public int wattsAt(LocalDateTime localTime) {
            long slot = localTime.toLocalDate().toEpochDay() * 1_440
                    + (localTime.getHour() * 60 + localTime.getMinute()) / APPLIANCE_MINUTES;
            long mixed = (seed ^ (slot * 0x9E3779B97F4A7C15L)) * 0xD6E8FEB86659FD93L;
            int variationPercent = 50 + (int) Long.remainderUnsigned(mixed ^ (mixed >>> 32), 101);
            return eveningWatts * PERCENT_BY_HOUR[localTime.getHour()] / 100 * variationPercent / 100;
        }
    }

    private static void requireWatts(int watts) {
        if (watts < 0 || watts > Short.MAX_VALUE) {
            throw new IllegalArgumentException("a load is 0 to 32 767 W, the range of its register: " + watts);
        }
    }
}
