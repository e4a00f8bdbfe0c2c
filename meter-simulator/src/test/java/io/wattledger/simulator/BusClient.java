package io.wattledger.simulator;

import io.wattledger.simulator.meter.Crc16;
import io.wattledger.simulator.meter.MoneyOrder;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A plain blocking RTU-over-TCP master for tests: it sends what it is told and shows exactly which bytes came back. */
public final class BusClient implements AutoCloseable {
    private static final int ANSWER_MILLIS = 5_000;
    private static final int SILENCE_MILLIS = 250;

    private final Socket socket;
    private final DataInputStream in;

    public BusClient(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = new DataInputStream(socket.getInputStream());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static byte[] readPdu(int start, int registers) {
        return ByteBuffer.allocate(5)
                .put((byte) 0x03)
                .putShort((short) start)
                .putShort((short) registers)
                .array();
    }

    public static byte[] writePdu(int start, byte[] values) {
        ByteBuffer out = ByteBuffer.allocate(6 + values.length).put((byte) 0x10);
        out.putShort((short) start).putShort((short) (values.length / 2)).put((byte) values.length);
        return out.put(values).array();
    }

    public static byte[] moneyPdu(MoneyOrder order) {
        return writePdu(0x3010, order.encode());
    }

    public static byte[] frame(int unit, byte[] pdu) {
        ByteBuffer out = ByteBuffer.allocate(pdu.length + 3).put((byte) unit).put(pdu);
        int crc = Crc16.of(out.array(), 0, pdu.length + 1);
        return out.put((byte) crc).put((byte) (crc >>> 8)).array();
    }

    public void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends one request, waits for an answer and returns everything that comes until the line is quiet or the connection ends. */
    public byte[] exchange(int unit, byte[] pdu) {
        send(frame(unit, pdu));
        return receive(ANSWER_MILLIS);
    }

    /** Sends one request to which no answer is expected and returns what comes all the same. */
    public byte[] exchangeInSilence(int unit, byte[] pdu) {
        send(frame(unit, pdu));
        return receive(SILENCE_MILLIS);
    }

    /** Sends one request and returns the data bytes of its good answer, reading not a byte more. */
    public ByteBuffer read(int unit, int start, int registers) {
        send(frame(unit, readPdu(start, registers)));
        byte[] response = exactly(5 + 2 * registers);
        if (response[0] != unit || response[1] != 0x03 || !goodCrc(response)) {
            throw new AssertionError("not the answer: " + Arrays.toString(response));
        }
        return ByteBuffer.wrap(response, 3, 2 * registers);
    }

    /** What comes without being asked for. */
    public byte[] receive() {
        return receive(SILENCE_MILLIS);
    }

    private byte[] receive(int firstMillis) {
        byte[] received = new byte[0];
        byte[] chunk = new byte[1024];
        try {
            socket.setSoTimeout(firstMillis);
            for (int n = in.read(chunk); n > 0; n = in.read(chunk)) {
                int before = received.length;
                received = Arrays.copyOf(received, before + n);
                System.arraycopy(chunk, 0, received, before, n);
                socket.setSoTimeout(SILENCE_MILLIS);
            }
        } catch (SocketTimeoutException quiet) {
            return received;
        } catch (IOException reset) {
            return received;
        }
        return received;
    }

    public byte[] exactly(int bytes) {
        byte[] received = new byte[bytes];
        try {
            socket.setSoTimeout(5_000);
            in.readFully(received);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return received;
    }

    /** Whether the other side has ended the connection; waits for it for a moment. */
    public boolean isEnded() {
        try {
            socket.setSoTimeout(2_000);
            return in.read() < 0;
        } catch (SocketTimeoutException alive) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    public static boolean goodCrc(byte[] frame) {
        int last = frame.length - 1;
        int received = Byte.toUnsignedInt(frame[last]) << 8 | Byte.toUnsignedInt(frame[last - 1]);
        return Crc16.of(frame, 0, frame.length - 2) == received;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
