package io.wattledger.simulator.meter;

/** Modbus CRC-16: polynomial 0xA001 (reflected), start 0xFFFF. On the RTU wire it goes low byte first, inside the money mailbox as a number. */
public final class Crc16 {
    private static final int[] TABLE = table();

    private Crc16() {}

    /** CRC of {@code length} bytes from {@code offset}, as a number of 16 bits. */
    public static int of(byte[] bytes, int offset, int length) {
        int crc = 0xFFFF;
        for (int i = offset; i < offset + length; i++) {
            crc = (crc >>> 8) ^ TABLE[(crc ^ bytes[i]) & 0xFF];
        }
        return crc;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int value = 0; value < 256; value++) {
            int crc = value;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0xA001;
            }
            table[value] = crc;
        }
        return table;
    }
}
