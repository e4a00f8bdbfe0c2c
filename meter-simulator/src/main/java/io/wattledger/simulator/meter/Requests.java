package io.wattledger.simulator.meter;

import java.nio.ByteBuffer;

/** Modbus request PDUs: FC 03 and FC 10, nothing else. */
final class Requests {
    static final int READ_HOLDING = 0x03;
    static final int WRITE_MULTIPLE = 0x10;
    private static final int EXCEPTION_FLAG = 0x80;
    private static final int MOST_READ = 125;
    private static final int MOST_WRITTEN = 123;
    private static final int READ_BYTES = 5;
    private static final int WRITE_HEAD_BYTES = 6;

    private Requests() {}

    static byte[] answer(ReferenceMeter meter, byte[] pdu) {
        int function = Byte.toUnsignedInt(pdu[0]);
        try {
            return switch (function) {
                case READ_HOLDING -> read(meter, pdu);
                case WRITE_MULTIPLE -> write(meter, pdu);
                default -> throw new RegisterRefused(ExceptionCode.ILLEGAL_FUNCTION);
            };
        } catch (RegisterRefused refused) {
            return exception(function, refused.code());
        }
    }

    static byte[] exception(int function, ExceptionCode code) {
        return new byte[] {(byte) (function | EXCEPTION_FLAG), (byte) code.code()};
    }

    private static byte[] read(ReferenceMeter meter, byte[] pdu) throws RegisterRefused {
        if (pdu.length != READ_BYTES) {
            throw new RegisterRefused(ExceptionCode.ILLEGAL_VALUE);
        }
        ByteBuffer in = ByteBuffer.wrap(pdu, 1, READ_BYTES - 1);
        int start = Short.toUnsignedInt(in.getShort());
        int quantity = Short.toUnsignedInt(in.getShort());
        if (quantity < 1 || quantity > MOST_READ) {
            throw new RegisterRefused(ExceptionCode.ILLEGAL_VALUE);
        }
        byte[] values = RegisterMap.read(meter.state(), start, quantity);
        meter.keepWhatIsShown();
        ByteBuffer out = ByteBuffer.allocate(2 + values.length);
        return out.put((byte) READ_HOLDING)
                .put((byte) values.length)
                .put(values)
                .array();
    }

    private static byte[] write(ReferenceMeter meter, byte[] pdu) throws RegisterRefused {
        if (pdu.length < WRITE_HEAD_BYTES) {
            throw new RegisterRefused(ExceptionCode.ILLEGAL_VALUE);
        }
        ByteBuffer in = ByteBuffer.wrap(pdu, 1, pdu.length - 1);
        int start = Short.toUnsignedInt(in.getShort());
        int quantity = Short.toUnsignedInt(in.getShort());
        int bytes = Byte.toUnsignedInt(in.get());
        if (quantity < 1 || quantity > MOST_WRITTEN || bytes != 2 * quantity || in.remaining() != bytes) {
            throw new RegisterRefused(ExceptionCode.ILLEGAL_VALUE);
        }
        RegisterMap.write(meter, start, quantity, in);
        ByteBuffer out = ByteBuffer.allocate(5).put((byte) WRITE_MULTIPLE);
        return out.putShort((short) start).putShort((short) quantity).array();
    }
}
