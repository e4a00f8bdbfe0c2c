package io.wattledger.simulator.meter;

/**
 * The meter number: 12 decimal digits, printed on the meter and kept as BCD in 0043–0045.
 *
 * @param digits exactly twelve decimal digits
 */
public record SerialNumber(String digits) {
    public SerialNumber {
        if (!digits.matches("\\d{12}")) {
            throw new IllegalArgumentException("a meter number has 12 digits: " + digits);
        }
    }

    /** All twelve digits as BCD in the low 48 bits. */
    public long bcd() {
        return Long.parseLong(digits, 16);
    }

    /** The low eight digits as BCD: the target check of the money mailbox. */
    public int lowBcd() {
        return (int) bcd();
    }

    /**
     * A number in 0 until {@code bound} that depends on this meter and on the name alone. Register values start from it, so that an answer
     * taken for another meter's answer shows.
     */
    public int spread(String name, int bound) {
        long mixed = (bcd() + 31L * name.hashCode()) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 29), bound);
    }
}
