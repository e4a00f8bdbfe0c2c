package io.wattledger.adapter.wire;

/**
 * Modbus RTU: unit, PDU, CRC low byte first. Silence cannot be seen through TCP and there is no transaction id, so a reply is known by
 * unit, function, length and CRC alone.
 */
public final class RtuFraming implements Framing {

    private static final int PDU_OFFSET = 1;
    private static final int CRC_BYTES = 2;
    private static final int EXCEPTION_BYTES = 5;

    @Override
    public byte[] encode(int unit, RequestPdu request, int transaction) {
        int checked = PDU_OFFSET + request.length();
        byte[] frame = new byte[checked + CRC_BYTES];
        frame[0] = (byte) unit;
        request.copyTo(frame, PDU_OFFSET);
        int crc = Crc16.of(frame, 0, checked);
        frame[checked] = (byte) crc;
        frame[checked + 1] = (byte) (crc >>> 8);
        return frame;
    }

    @Override
    public int match(int unit, RequestPdu request, int transaction, byte[] received, int from, int to) {
        if (received[from] != (byte) unit) {
            return NONE;
        }
        int pdu = from + PDU_OFFSET;
        if (pdu == to) {
            return MORE;
        }
        if (received[pdu] == request.exceptionFunction()) {
            return checked(EXCEPTION_BYTES, received, from, to);
        }
        return request.beginsReply(received, pdu, to)
                ? checked(overhead() + request.replyLength(), received, from, to)
                : NONE;
    }

    private static int checked(int length, byte[] received, int from, int to) {
        if (to - from < length) {
            return MORE;
        }
        int crcAt = from + length - CRC_BYTES;
        int stated = (received[crcAt] & 0xFF) | (received[crcAt + 1] & 0xFF) << 8;
        return Crc16.of(received, from, length - CRC_BYTES) == stated ? length : NONE;
    }

    @Override
    public int pduOffset() {
        return PDU_OFFSET;
    }

    @Override
    public int overhead() {
        return PDU_OFFSET + CRC_BYTES;
    }

    @Override
    public boolean numbersExchanges() {
        return false;
    }
}
