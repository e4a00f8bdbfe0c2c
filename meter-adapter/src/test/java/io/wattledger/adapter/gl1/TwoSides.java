package io.wattledger.adapter.gl1;

import io.wattledger.kernel.device.LinkProfile;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.port.GatewayKeys.GatewayKey;
import io.wattledger.simulator.gl1.GatewayIdentity;
import io.wattledger.simulator.gl1.GatewaySide;
import io.wattledger.simulator.gl1.LinkProtection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The adapter's end of a link and the simulator's, which share no code, with the frames between them in the test's hands. */
final class TwoSides {

    static final String ID = "GW-0001";
    static final GatewayId GATEWAY = GatewayId.of("gateway-1");
    static final String KEY_HEX = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final AtomicLong millis = new AtomicLong();
    private final ServerHandshake server;
    private final GatewaySide gateway;
    private @Nullable SecureChannel channel;

    TwoSides(LinkProtection gatewaysBest, RandomGenerator serverRandom, RandomGenerator gatewayRandom) {
        this.server = new ServerHandshake(serverRandom, InstantSource.fixed(NOW));
        this.gateway = new GatewaySide(new GatewayIdentity(ID, 1, KEY_HEX, gatewaysBest), 2, gatewayRandom);
    }

    /** Both sides logged in. */
    static TwoSides loggedIn(LinkProtection profile) {
        TwoSides sides = new TwoSides(profile, new Random(1), new Random(2));
        sides.logIn();
        return sides;
    }

    /** The key as the server has it. */
    static GatewayKey key(LinkProfile minimum) {
        return new GatewayKey(GATEWAY, 1, minimum, HexFormat.of().parseHex(KEY_HEX));
    }

    void logIn() {
        byte[] challenge = challenge(gateway.hello());
        try {
            Optional<RejectReason> refused = server.auth(received(gateway.auth(challenge)));
            gateway.accept(server.accept(30));
            channel = server.channel(millis::get);
            if (refused.isPresent()) {
                throw new IllegalStateException(refused.get().text());
            }
        } catch (UnacceptableFrameException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    byte[] challenge(byte[] hello) {
        try {
            server.hello(received(hello));
        } catch (UnacceptableFrameException unexpected) {
            throw new IllegalStateException(unexpected);
        }
        return server.challenge(Optional.of(key(LinkProfile.D))).orElseThrow();
    }

    ServerHandshake server() {
        return server;
    }

    GatewaySide gateway() {
        return gateway;
    }

    SecureChannel channel() {
        return Objects.requireNonNull(channel, "not logged in");
    }

    void later(long byMillis) {
        millis.addAndGet(byMillis);
    }

    /** A frame as it comes out of a connection. */
    static LinkFrame received(byte[] frame) throws UnacceptableFrameException {
        FrameHeader header = FrameHeader.read(frame);
        byte[] body = Arrays.copyOfRange(frame, FrameHeader.BYTES, frame.length);
        if (header.length() != body.length) {
            throw new UnacceptableFrameException("the rest does not come, or belongs to the next frame");
        }
        return new LinkFrame(header, body);
    }

    /** The same frame with one bit of one byte changed. */
    static byte[] changed(byte[] frame, int position) {
        byte[] other = frame.clone();
        other[position] ^= (byte) (1 << position % Byte.SIZE);
        return other;
    }
}
