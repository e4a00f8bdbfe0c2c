package io.wattledger.adapter.profile;

import io.wattledger.adapter.wire.Registers;
import io.wattledger.kernel.device.TierPosition;
import io.wattledger.kernel.money.Energy;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * The layout of the tier registers of {@code ref-prepaid-v1}: energy of the current period u32 (0.01 kWh), start of the period 3 registers
 * (second, minute / hour, day / month, year - 2000), energy of rate 5 u32, rest reserved.
 */
final class TierRegisters {

    /** What is read of them: no other read has this length. */
    static final int READ_REGISTERS = 5;

    private static final int GROUP_BYTES = 24;
    private static final int YEAR_ZERO = 2000;
    private static final int BYTE = 0xFF;

    private TierRegisters() {}

    /** Empty where the start is all zero: no period has begun. */
    static Optional<TierPosition> decode(Registers read) {
        int month = high(read, 4);
        if (month == 0) {
            return Optional.empty();
        }
        LocalDateTime began = LocalDateTime.of(
                YEAR_ZERO + low(read, 4), month, low(read, 3), high(read, 3), low(read, 2), high(read, 2));
        return Optional.of(new TierPosition(Energy.ofCentiKwh(read.u32(0)), began));
    }

    /** The whole group; what rate 5 has measured cannot be written, so that its place stays empty. */
    static byte[] encode(TierPosition position) {
        LocalDateTime began = position.periodBegan();
        ByteBuffer group =
                ByteBuffer.allocate(GROUP_BYTES).putInt((int) position.used().centiKwh());
        group.put((byte) began.getSecond()).put((byte) began.getMinute());
        group.put((byte) began.getHour()).put((byte) began.getDayOfMonth());
        group.put((byte) began.getMonthValue()).put((byte) (began.getYear() - YEAR_ZERO));
        return group.array();
    }

    private static int high(Registers read, int index) {
        return read.u16(index) >> Byte.SIZE;
    }

    private static int low(Registers read, int index) {
        return read.u16(index) & BYTE;
    }
}
