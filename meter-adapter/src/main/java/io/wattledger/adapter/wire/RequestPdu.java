package io.wattledger.adapter.wire;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;

/**
 * A request without address and check, and what its normal reply looks like. Only FC 03 and FC 10 exist: no other function may be
 * sent to a meter of {@code ref-prepaid-v1} (meter-profiles.md section 1).
 */
public abstract sealed class RequestPdu permits ReadRegisters, WriteRegisters {

    private static final int EXCEPTION_FLAG = 0x80;

    private final byte[] bytes;
    private final byte[] replyHead;
    private final int replyLength;

    /**
     * @param message the request, put together by j2mod
     * @param replyHead the bytes with which its normal reply begins
     * @param replyLength length of that reply in bytes
     */
    RequestPdu(ModbusRequest message, byte[] replyHead, int replyLength) {
        byte[] data = message.getMessage();
        this.bytes = new byte[1 + data.length];
        this.bytes[0] = (byte) message.getFunctionCode();
        System.arraycopy(data, 0, bytes, 1, data.length);
        this.replyHead = replyHead;
        this.replyLength = replyLength;
    }

    /** Length of the request in bytes, function code included. */
    public int length() {
        return bytes.length;
    }

    /** Length of its normal reply in bytes, function code included. */
    public int replyLength() {
        return replyLength;
    }

    /** Copies the request into a frame. */
    void copyTo(byte[] frame, int at) {
        System.arraycopy(bytes, 0, frame, at, bytes.length);
    }

    /** Whether what is there from {@code from} on begins like the normal reply; as much of it as is there. */
    boolean beginsReply(byte[] received, int from, int to) {
        int known = Math.min(replyHead.length, to - from);
        for (int i = 0; i < known; i++) {
            if (received[from + i] != replyHead[i]) {
                return false;
            }
        }
        return true;
    }

    /** The function code that an exception to this request bears. */
    byte exceptionFunction() {
        return (byte) (bytes[0] | EXCEPTION_FLAG);
    }

    /** Registers within a matched normal reply whose PDU begins at {@code from}; none for a write. */
    abstract Registers valuesIn(byte[] reply, int from);
}
