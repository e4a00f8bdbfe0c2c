package io.wattledger.simulator.wire;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.wattledger.simulator.gl1.GatewaySide;
import io.wattledger.simulator.gl1.GatewaySide.Said;
import io.wattledger.simulator.gl1.Wire;
import io.wattledger.simulator.meter.Crc16;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One connection of a gateway that dials in: its log-in, its heartbeat, and the way between its buses and the server. Belongs to their event loop. */
@SuppressWarnings(
        "FutureReturnValueIgnored") // A write that fails means that the connection is gone, which the channel tells.
final class DialInLink {

    private static final byte[] NOTHING = {};
    private static final int DEFAULT_HEARTBEAT_SECONDS = 30;
    private static final int SHORTEST_HEARTBEAT_SECONDS = 5;
    private static final int LONGEST_HEARTBEAT_SECONDS = 60;
    private static final byte CRC_WRONG = 3;
    private static final int SHORTEST_RTU = 4;

    private final Channel channel;
    private final GatewaySide session;
    private final Map<Integer, BusLine> buses;
    private final Runnable loggedIn;
    private final Queue<Waiting> untilRekeyed = new ArrayDeque<>();
    private volatile boolean accepted;
    private final AtomicInteger rekeyings = new AtomicInteger();
    private long bytesUnderKeys;
    private long keysSinceNanos = System.nanoTime();
    private @Nullable String cause;

    /** A frame that waits for new keys. */
    @SuppressWarnings("ArrayRecordComponent") // Passed on once, never compared.
    private record Waiting(int type, int port, byte[] payload) {}

    DialInLink(Channel channel, GatewaySide session, Map<Integer, BusLine> buses, Runnable loggedIn) {
        this.channel = channel;
        this.session = session;
        this.buses = buses;
        this.loggedIn = loggedIn;
    }

    void begin() {
        write(session.hello());
    }

    boolean isLoggedIn() {
        return accepted && channel.isActive();
    }

    int rekeyings() {
        return rekeyings.get();
    }

    /** Why it ended. */
    String cause() {
        return cause == null ? "server closed the connection" : cause;
    }

    void received(byte[] frame) {
        bytesUnderKeys += frame.length;
        switch (frame[Wire.TYPE_AT]) {
            case Wire.CHALLENGE -> write(session.auth(frame));
            case Wire.AUTH_OK -> accept(session.accept(frame));
            case Wire.REJECT -> end("refused, reason " + frame[Wire.HEADER_BYTES]);
            default -> said(session.open(frame));
        }
    }

    private void accept(int asked) {
        boolean sensible = asked >= SHORTEST_HEARTBEAT_SECONDS && asked <= LONGEST_HEARTBEAT_SECONDS;
        int seconds = sensible ? asked : DEFAULT_HEARTBEAT_SECONDS;
        accepted = true;
        loggedIn.run();
        buses.forEach((number, bus) -> bus.connected(new BusPeer(number)));
        var heartbeats = channel.eventLoop().scheduleAtFixedRate(this::heartbeat, seconds, seconds, TimeUnit.SECONDS);
        channel.closeFuture().addListener(closed -> heartbeats.cancel(false));
    }

    private void heartbeat() {
        if (isLoggedIn()) {
            send(Wire.HEARTBEAT, 0, NOTHING);
            long ageHours = TimeUnit.NANOSECONDS.toHours(System.nanoTime() - keysSinceNanos);
            if (session.areKeysWorn(bytesUnderKeys, ageHours)) {
                rekey();
            }
        }
    }

    private void said(Said said) {
        switch (said.type()) {
            case Wire.RTU_DOWN -> toBus(said);
            case Wire.REKEY -> rekeyed();
            case Wire.BYE -> end("server said goodbye");
            default -> {
                // HEARTBEAT_ACK and TIME: the simulated clock does not listen to anybody.
            }
        }
    }

    private void toBus(Said said) {
        byte[] frame = said.payload();
        BusLine bus = buses.get(said.port());
        if (bus == null) {
            return;
        }
        if (!hasGoodCrc(frame)) {
            send(Wire.RTU_FAIL, said.port(), new byte[] {CRC_WRONG});
            return;
        }
        byte[] pdu = Arrays.copyOfRange(frame, 1, frame.length - 2);
        bus.submit(new BusRequest(new BusPeer(said.port()), Framing.RTU, 0, Byte.toUnsignedInt(frame[0]), pdu));
    }

    private static boolean hasGoodCrc(byte[] frame) {
        if (frame.length < SHORTEST_RTU) {
            return false;
        }
        int last = frame.length - 1;
        int stated = Byte.toUnsignedInt(frame[last]) << 8 | Byte.toUnsignedInt(frame[last - 1]);
        return Crc16.of(frame, 0, frame.length - 2) == stated;
    }

    void rekey() {
        if (isLoggedIn() && !session.isRekeying()) {
            write(session.rekey());
        }
    }

    private void rekeyed() {
        rekeyings.incrementAndGet();
        bytesUnderKeys = 0;
        keysSinceNanos = System.nanoTime();
        for (Waiting next = untilRekeyed.poll(); next != null; next = untilRekeyed.poll()) {
            send(next.type(), next.port(), next.payload());
        }
    }

    private void send(int type, int port, byte[] payload) {
        if (session.isRekeying()) {
            untilRekeyed.add(new Waiting(type, port, payload));
        } else {
            write(session.seal(type, port, payload));
        }
    }

    private void write(byte[] frame) {
        bytesUnderKeys += frame.length;
        channel.writeAndFlush(Unpooled.wrappedBuffer(frame));
    }

    void end(String why) {
        if (cause == null) {
            cause = why;
        }
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /** The server as one bus sees it. */
    private final class BusPeer implements Peer {
        private final int bus;

        BusPeer(int bus) {
            this.bus = bus;
        }

        private DialInLink link() {
            return DialInLink.this;
        }

        @Override
        public boolean isActive() {
            return isLoggedIn();
        }

        @Override
        public void send(byte[] bytes) {
            if (isLoggedIn()) {
                DialInLink.this.send(Wire.RTU_UP, bus, bytes);
            }
        }

        @Override
        public void close() {
            end("cut");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof BusPeer peer
                    && peer.bus == bus
                    && peer.link().equals(link());
        }

        @Override
        public int hashCode() {
            return bus;
        }
    }
}
