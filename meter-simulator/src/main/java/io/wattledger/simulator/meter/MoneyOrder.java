package io.wattledger.simulator.meter;

import java.nio.ByteBuffer;

/**
 * The content of the money mailbox 3010–301B as written.
 *
 * @param opType 1–6, see {@link MoneyOpType}; kept as received
 * @param count the new purchase count that the sender asks for
 * @param amountFen amount in fen, unsigned 32 bit
 * @param txnId transaction id, first 8 bytes of SHA-256 of the operation id
 * @param serialLowBcd low 8 digits of the meter number the sender means, BCD
 * @param crcGood whether the CRC over the 20 bytes before it was right
 * @param reserved the last register, 0 in a valid order
 */
public record MoneyOrder(
        int opType, int count, long amountFen, long txnId, int serialLowBcd, boolean crcGood, int reserved) {
    /** Number of mailbox bytes. */
    public static final int BYTES = 24;

    private static final int CHECKED_BYTES = 20;

    /** Reads an order from the mailbox's 24 bytes. */
    public static MoneyOrder decode(ByteBuffer mailbox) {
        byte[] bytes = new byte[BYTES];
        mailbox.get(bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int opType = Short.toUnsignedInt(in.getShort());
        int count = Short.toUnsignedInt(in.getShort());
        long amountFen = Integer.toUnsignedLong(in.getInt());
        long txnId = in.getLong();
        int serialLowBcd = in.getInt();
        boolean crcGood = Short.toUnsignedInt(in.getShort()) == Crc16.of(bytes, 0, CHECKED_BYTES);
        return new MoneyOrder(
                opType, count, amountFen, txnId, serialLowBcd, crcGood, Short.toUnsignedInt(in.getShort()));
    }

    /** An order as a correct sender would write it. */
    public static MoneyOrder of(MoneyOpType type, int count, long amountFen, long txnId, SerialNumber meter) {
        return new MoneyOrder(type.code(), count, amountFen, txnId, meter.lowBcd(), true, 0);
    }

    /** The mailbox's 24 bytes; an order that is not {@code crcGood} gets a wrong CRC. */
    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        out.putShort((short) opType).putShort((short) count).putInt((int) amountFen);
        out.putLong(txnId).putInt(serialLowBcd);
        int crc = Crc16.of(out.array(), 0, CHECKED_BYTES);
        out.putShort((short) (crcGood ? crc : ~crc)).putShort((short) reserved);
        return out.array();
    }
}
