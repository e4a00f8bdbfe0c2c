package io.wattledger.simulator.wire;

import io.wattledger.simulator.meter.Crc16;
import io.wattledger.simulator.site.LinkKind;
import java.nio.ByteBuffer;

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
            return new byte[0];
        }
    };

    static final int RTU_OVERHEAD = 3;
    static final int MBAP_HEADER = 7;

    /** A whole frame. */
    abstract byte[] frame(int transaction, int unitId, byte[] pdu);

    /** What arrives of a frame whose CRC was damaged on the RS-485 line. */
    abstract byte[] withWrongCrc(byte[] frame);

    static Framing of(LinkKind kind) {
        return switch (kind) {
            case MODBUS_TCP -> MBAP;
            case RTU_OVER_TCP -> RTU;
        };
    }
}
