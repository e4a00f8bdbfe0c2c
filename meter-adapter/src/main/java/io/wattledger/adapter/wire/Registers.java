package io.wattledger.adapter.wire;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Values of consecutive holding registers, seen in place within the frame that brought them: j2mod would make an object of each
 * register. High word first, high byte first. An index is a register's place within the range that was read.
 */
public final class Registers {

    private static final int BYTES_PER_REGISTER = 2;

    private final byte[] source;
    private final int offset;
    private final int quantity;

    Registers(byte[] source, int offset, int quantity) {
        this.source = source;
        this.offset = offset;
        this.quantity = quantity;
    }

    /** Registers with these values, two bytes each. */
    public static Registers of(byte... values) {
        return new Registers(values.clone(), 0, values.length / BYTES_PER_REGISTER);
    }

    /** Number of registers. */
    public int quantity() {
        return quantity;
    }

    /** One register, unsigned. */
    public int u16(int index) {
        Objects.checkIndex(index, quantity);
        int at = offset + BYTES_PER_REGISTER * index;
        return (source[at] & 0xFF) << 8 | (source[at + 1] & 0xFF);
    }

    /** Two registers, signed. */
    public int i32(int index) {
        return u16(index) << 16 | u16(index + 1);
    }

    /** Two registers, unsigned. */
    public long u32(int index) {
        return Integer.toUnsignedLong(i32(index));
    }

    /** Four registers, all 64 bits as they stand. */
    public long u64(int index) {
        return u32(index) << 32 | u32(index + 2);
    }

    /** The hexadecimal digits of some registers: what BCD numbers read as. */
    public String digits(int index, int registers) {
        Objects.checkFromIndexSize(index, registers, quantity);
        int from = offset + BYTES_PER_REGISTER * index;
        return HexFormat.of().formatHex(source, from, from + BYTES_PER_REGISTER * registers);
    }

    /** Whether some registers hold exactly these bytes. */
    public boolean hold(int index, byte[] expected) {
        Objects.checkFromIndexSize(index, expected.length / BYTES_PER_REGISTER, quantity);
        int from = offset + BYTES_PER_REGISTER * index;
        return Arrays.equals(source, from, from + expected.length, expected, 0, expected.length);
    }
}
