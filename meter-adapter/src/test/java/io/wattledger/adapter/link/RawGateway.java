package io.wattledger.adapter.link;

import io.wattledger.simulator.gl1.GatewayIdentity;
import io.wattledger.simulator.gl1.GatewaySide;
import io.wattledger.simulator.gl1.Wire;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A gateway by hand: a socket, and frames one at a time. */
final class RawGateway implements AutoCloseable {

    private static final int LONGEST_WAIT_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;

    RawGateway(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(LONGEST_WAIT_MILLIS);
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** Logs in, and takes the first TIME. */
    GatewaySide logIn(GatewayIdentity identity) throws IOException {
        GatewaySide session = new GatewaySide(identity, 1, new Random(23));
        send(session.hello());
        send(session.auth(frame()));
        session.accept(frame());
        if (session.open(frame()).type() != Wire.TIME) {
            throw new IllegalStateException("after the log-in the time is told");
        }
        return session;
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    byte[] frame() throws IOException {
        byte[] header = in.readNBytes(Wire.HEADER_BYTES);
        int length = Short.toUnsignedInt(ByteBuffer.wrap(header).getShort(Wire.LENGTH_AT));
        return ByteBuffer.allocate(header.length + length)
                .put(header)
                .put(in.readNBytes(length))
                .array();
    }

    /** After how long the server ends the connection, whatever it says before. */
    long millisUntilClosed() throws IOException {
        long began = System.nanoTime();
        try {
            while (in.read() >= 0) {
                // Whatever it says.
            }
        } catch (SocketException reset) {
            // Closed all the same.
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
    }
}
