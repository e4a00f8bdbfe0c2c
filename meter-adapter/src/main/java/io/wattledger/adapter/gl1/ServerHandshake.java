package io.wattledger.adapter.gl1;

import io.wattledger.kernel.device.LinkProfile;
import io.wattledger.kernel.port.GatewayKeys.GatewayKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The server's part of one log-in, step by step: {@link #hello}, {@link #challenge} once the key was looked up, {@link #auth}, then {@link #accept} or a
 * refusal. A gateway that is not known gets a challenge like any other and fails at the proof, so that nobody learns which ids exist. Not
 * safe for several threads.
 */
public final class ServerHandshake {

    private static final byte[] GATEWAYS_LABEL = "GL1 gw".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SERVERS_LABEL = "GL1 he".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_BYTES = 32;

    private final RandomGenerator random;
    private final InstantSource clock;
    private @Nullable Hello hello;
    private @Nullable Challenge challenge;
    private @Nullable GatewayKey known;
    private byte[] secret = new byte[KEY_BYTES];
    private boolean proved;

    /**
     * One log-in.
     *
     * @param random gives nonces: cryptographically strong
     * @param clock the time told to the gateway
     */
    public ServerHandshake(RandomGenerator random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /**
     * Takes the gateway's first frame.
     *
     * @throws UnacceptableFrameException if it is none
     */
    public Hello hello(LinkFrame frame) throws UnacceptableFrameException {
        if (hello != null) {
            throw new UnacceptableFrameException("second HELLO");
        }
        Hello said = Hello.read(frame.inHandshake(FrameType.HELLO, 1));
        hello = said;
        return said;
    }

    /**
     * The challenge for a gateway, whether it is known or not.
     *
     * @param found the key that it named; absent if there is none such
     * @return the frame, or empty if it offers no profile that we speak
     */
    public Optional<byte[]> challenge(Optional<GatewayKey> found) {
        Hello said = Objects.requireNonNull(hello, "HELLO comes first");
        known = found.orElse(null);
        // A stranger's proof is computed under a key that nobody has, in the same time.
        random.nextBytes(secret);
        found.ifPresent(key -> secret = key.secret());
        return said.strongestOffer().map(this::challengeWith);
    }

    private byte[] challengeWith(LinkProfile profile) {
        Challenge posed = new Challenge(profile, random, clock.instant());
        challenge = posed;
        byte[] layout = posed.layout();
        return new FrameHeader(FrameType.CHALLENGE, 0, 0, layout.length, 1).with(layout);
    }

    /**
     * Takes the gateway's proof.
     *
     * @return why it is refused; empty if it is who it says
     * @throws UnacceptableFrameException if the frame is not the next one
     */
    public Optional<RejectReason> auth(LinkFrame frame) throws UnacceptableFrameException {
        if (challenge == null) {
            throw new UnacceptableFrameException("AUTH before CHALLENGE");
        }
        byte[] proof = frame.inHandshake(FrameType.AUTH, 2);
        boolean genuine = MessageDigest.isEqual(proof, proof(GATEWAYS_LABEL));
        GatewayKey key = known;
        if (!genuine || key == null) {
            return Optional.of(RejectReason.NOT_AUTHENTIC);
        }
        // Judged only now: a challenge that depended on it would tell strangers which ids exist.
        if (challenge.profile().compareTo(key.minimumProfile()) < 0) {
            return Optional.of(RejectReason.PROFILE);
        }
        proved = true;
        return Optional.empty();
    }

    /** Whose log-in it is; only after its proof. */
    public GatewayKey gateway() {
        if (!proved) {
            throw new IllegalStateException("the gateway has not proved itself");
        }
        return Objects.requireNonNull(known);
    }

    /** The profile that the session has. */
    public LinkProfile profile() {
        return Objects.requireNonNull(challenge, "CHALLENGE comes first").profile();
    }

    /**
     * The frame that ends the log-in: the server's own proof.
     *
     * @param heartbeatSeconds how often the gateway shall tell that it lives
     */
    public byte[] accept(int heartbeatSeconds) {
        byte[] layout = ByteBuffer.allocate(HmacSha256.BYTES + Short.BYTES)
                .put(proof(SERVERS_LABEL))
                .putShort((short) heartbeatSeconds)
                .array();
        return new FrameHeader(FrameType.AUTH_OK, 0, 0, layout.length, 2).with(layout);
    }

    /**
     * The channel for everything after the log-in.
     *
     * @param monotonicMillis a clock that only goes forward, for the age of keys
     * @throws UnacceptableFrameException if chance gave a weak key
     */
    public SecureChannel channel(LongSupplier monotonicMillis) throws UnacceptableFrameException {
        SessionKeys keys = new SessionKeys(gateway().secret(), said().gatewayId(), profile());
        byte[] serverNonce = Objects.requireNonNull(challenge).nonce();
        return new SecureChannel(keys, said().nonce(), serverNonce, random, monotonicMillis);
    }

    /** Over the whole offer and its answer: who changes one bit of either is found out. */
    private byte[] proof(byte[] label) {
        byte[] posed = Objects.requireNonNull(challenge).layout();
        return new HmacSha256(secret).of(label, said().layout(), posed);
    }

    private Hello said() {
        return Objects.requireNonNull(hello, "HELLO comes first");
    }
}
