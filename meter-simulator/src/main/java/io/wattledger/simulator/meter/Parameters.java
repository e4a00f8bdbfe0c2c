package io.wattledger.simulator.meter;

import java.nio.ByteBuffer;
import java.time.LocalDateTime;

/**
 * The parameter group 3060–306E. Amounts in fen.
 *
 * @param alarm1Fen alarm 1 below this balance
 * @param alarm2Fen alarm 2 below this balance
 * @param overdraftFen arrears begin at minus this balance
 * @param hoardingLimitFen most credit the meter may hold, 0 = no limit
 * @param closePermitFen after an arrears trip the relay recloses at this balance
 * @param tripDelaySeconds from arrears to trip
 * @param noTripStartMinute minute of the day; equal to the end = no window
 * @param noTripEndMinute minute of the day; a window may pass midnight
 * @param version chosen by the sender
 */
public record Parameters(
        long alarm1Fen,
        long alarm2Fen,
        long overdraftFen,
        long hoardingLimitFen,
        long closePermitFen,
        int tripDelaySeconds,
        int noTripStartMinute,
        int noTripEndMinute,
        long version) {
    static final int REGISTERS = 15;
    private static final int MINUTES_PER_DAY = 1440;

    /** Defaults of domain.md section 9. */
    public static final Parameters DEFAULT = new Parameters(5_000, 2_000, 0, 10_000_000, 1, 0, 0, 0, 0);

    boolean inNoTripWindow(LocalDateTime time) {
        int minute = time.getHour() * 60 + time.getMinute();
        if (noTripStartMinute <= noTripEndMinute) {
            return noTripStartMinute <= minute && minute < noTripEndMinute;
        }
        return noTripStartMinute <= minute || minute < noTripEndMinute;
    }

    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(2 * REGISTERS);
        out.putInt((int) alarm1Fen).putInt((int) alarm2Fen).putInt((int) overdraftFen);
        out.putInt((int) hoardingLimitFen).putInt((int) closePermitFen);
        out.putShort((short) tripDelaySeconds)
                .putShort((short) noTripStartMinute)
                .putShort((short) noTripEndMinute);
        out.putInt((int) version);
        return out.array();
    }

    static Parameters decode(ByteBuffer in) throws RegisterRefused {
        Parameters read = new Parameters(
                Integer.toUnsignedLong(in.getInt()),
                Integer.toUnsignedLong(in.getInt()),
                Integer.toUnsignedLong(in.getInt()),
                Integer.toUnsignedLong(in.getInt()),
                Integer.toUnsignedLong(in.getInt()),
                Short.toUnsignedInt(in.getShort()),
                Short.toUnsignedInt(in.getShort()),
                Short.toUnsignedInt(in.getShort()),
                Integer.toUnsignedLong(in.getInt()));
        if (read.noTripStartMinute > MINUTES_PER_DAY || read.noTripEndMinute > MINUTES_PER_DAY) {
            throw new RegisterRefused(ExceptionCode.ILLEGAL_VALUE);
        }
        return read;
    }
}
