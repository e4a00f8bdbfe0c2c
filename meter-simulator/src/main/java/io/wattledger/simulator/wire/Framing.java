package io.wattledger.simulator.wire;

import io.wattledger.simulator.meter.Crc16;
import io.wattledger.simulator.site.LinkKind;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** How a PDU is wrapped on a link. */
enum Framing {
    RTU {
        @Override
        byte[] frame(int transaction, int unitId, byte[] pdu) {
            ByteBuffer out = ByteBuffer.allocate(pdu.length + RTU_OVERHEAD)
                    .put((byte) unitId)
                    .put(pdu);
            int crc = Crc16.of(out.array(), 0, pdu.length + 1);
            return out.put((byte) crc).put((byte) (crc >>> 8)).array();
        }

        @Override
        byte[] withWrongCrc(byte[] frame) {
            byte[] wrong = frame.clone();
            wrong[wrong.length - 1] ^= 0x55;
            return wrong;
        }

        @Override
        byte[] beginning(byte[] frame, int length) {
            return Arrays.copyOf(frame, length);
        }
    },
    MBAP {
        @Override
        byte[] frame(int transaction, int unitId, byte[] pdu) {
            ByteBuffer out = ByteBuffer.allocate(pdu.length + MBAP_HEADER);
            out.putShort((short) transaction).putShort((short) 0).putShort((short) (pdu.length + 1));
            return out.put((byte) unitId).put(pdu).array();
        }

        @Override
        byte[] withWrongCrc(byte[] frame) {
            return NOTHING;
        }

        @Override
        byte[] beginning(byte[] frame, int length) {
            return NOTHING;
        }
    };

    static final int RTU_OVERHEAD = 3;
    static final int MBAP_HEADER = 7;
    /** A Modbus TCP gateway checks what comes over RS-485, and passes on nothing but whole answers. */
    private static final byte[] NOTHING = {};

    /** A whole frame. */
    abstract byte[] frame(int transaction, int unitId, byte[] pdu);

    /** What arrives of a frame whose CRC was damaged on the RS-485 line. */
    abstract byte[] withWrongCrc(byte[] frame);

    /** What arrives of a frame that broke off after {@code length} bytes on the RS-485 line. */
    abstract byte[] beginning(byte[] frame, int length);

    static Framing of(LinkKind kind) {
        return switch (kind) {
            case MODBUS_TCP -> MBAP;
            case RTU_OVER_TCP, SECURE_DIAL_IN -> RTU;
        };
    }
}
