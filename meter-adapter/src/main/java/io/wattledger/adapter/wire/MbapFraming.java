package io.wattledger.adapter.wire;

/** Modbus TCP: transaction id, protocol 0, length, unit, PDU; all big endian, no CRC. */
public final class MbapFraming implements Framing {

    private static final int PDU_OFFSET = 7;
    private static final byte PROTOCOL = 0;
    private static final int EXCEPTION_PDU_BYTES = 2;

    @Override
    public byte[] encode(int unit, RequestPdu request, int transaction) {
        byte[] frame = new byte[PDU_OFFSET + request.length()];
        putHeader(frame, unit, request.length(), transaction);
        request.copyTo(frame, PDU_OFFSET);
        return frame;
    }

    private static void putHeader(byte[] frame, int unit, int pduBytes, int transaction) {
        for (int i = 0; i < PDU_OFFSET; i++) {
            frame[i] = headerByte(i, unit, pduBytes, transaction);
        }
    }

    private static byte headerByte(int index, int unit, int pduBytes, int transaction) {
        return switch (index) {
            case 0 -> (byte) (transaction >>> 8);
            case 1 -> (byte) transaction;
            case 2, 3 -> PROTOCOL;
            case 4 -> (byte) ((1 + pduBytes) >>> 8);
            case 5 -> (byte) (1 + pduBytes);
            default -> (byte) unit;
        };
    }

    @Override
    public int match(int unit, RequestPdu request, int transaction, byte[] received, int from, int to) {
        int pdu = Math.min(from + PDU_OFFSET, to);
        int normal = matchHeader(request.replyLength(), unit, transaction, received, from, to);
        if (normal != NONE && request.beginsReply(received, pdu, to)) {
            return normal;
        }
        int exception = matchHeader(EXCEPTION_PDU_BYTES, unit, transaction, received, from, to);
        return pdu == to || received[pdu] == request.exceptionFunction() ? exception : NONE;
    }

    private static int matchHeader(int pduBytes, int unit, int transaction, byte[] received, int from, int to) {
        int known = Math.min(PDU_OFFSET, to - from);
        for (int i = 0; i < known; i++) {
            if (received[from + i] != headerByte(i, unit, pduBytes, transaction)) {
                return NONE;
            }
        }
        int length = PDU_OFFSET + pduBytes;
        return to - from < length ? MORE : length;
    }

    @Override
    public int pduOffset() {
        return PDU_OFFSET;
    }

    @Override
    public int overhead() {
        return PDU_OFFSET;
    }

    @Override
    public boolean numbersExchanges() {
        return true;
    }
}
