package io.wattledger.simulator.gl1;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One session of a gateway, without its socket: whole frames go in and come out. Whatever the server does wrong is an {@link
 * IllegalStateException}. Not safe for several threads.
 */
public final class GatewaySide {

    private static final String FIRMWARE = "simulator";
    private static final int NONCE_BYTES = 16;
    private static final long MOST_BYTES_OF_D = 4L << 20;
    private static final long LONGEST_HOURS_OF_D = 1;
    private static final long LONGEST_HOURS_OF_A = 24;
    private static final int CHALLENGE_NONCE_AT = 9;
    private static final int PROOF_BYTES = 32;

    private final GatewayIdentity identity;
    private final int ports;
    private final RandomGenerator random;
    private final byte[] nonce = new byte[NONCE_BYTES];
    private byte[] helloLayout = new byte[0];
    private byte[] challengeLayout = new byte[0];
    private byte @Nullable [] rekeyNonce;
    private @Nullable LinkProtection profile;
    private @Nullable DirectionKeys up;
    private @Nullable DirectionKeys down;
    private long sent;
    private long received;

    /**
     * What the server said.
     *
     * @param type see {@link Wire}
     * @param port the bus concerned, 0 if none
     */
    @SuppressWarnings("ArrayRecordComponent") // Passed on once, never compared.
    public record Said(int type, int port, byte[] payload) {}

    /**
     * A session about to begin.
     *
     * @param ports number of the gateway's buses
     * @param random gives nonces and vectors
     */
    public GatewaySide(GatewayIdentity identity, int ports, RandomGenerator random) {
        this.identity = identity;
        this.ports = ports;
        this.random = random;
    }

    /** The first frame. */
    public byte[] hello() {
        random.nextBytes(nonce);
        byte[] id = identity.id().getBytes(StandardCharsets.US_ASCII);
        byte[] firmware = FIRMWARE.getBytes(StandardCharsets.US_ASCII);
        helloLayout = ByteBuffer.allocate(5 + id.length + firmware.length + NONCE_BYTES)
                .put((byte) id.length)
                .put(id)
                .put((byte) identity.keyId())
                .put((byte) identity.offer())
                .put((byte) firmware.length)
                .put(firmware)
                .put((byte) ports)
                .put(nonce)
                .array();
        return inTheClear(Wire.HELLO, helloLayout);
    }

    /** The proof that answers a challenge. */
    public byte[] auth(byte[] challenge) {
        challengeLayout = layout(Wire.CHALLENGE, challenge);
        profile = LinkProtection.of(challengeLayout[0]);
        if ((identity.offer() & profile.code()) == 0) {
            throw new IllegalStateException("the server chose a profile that was not offered");
        }
        return inTheClear(Wire.AUTH, proof("GL1 gw"));
    }

    /**
     * Takes the server's proof; from now on everything is protected.
     *
     * @return how often to tell that the gateway lives, in seconds
     */
    public int accept(byte[] authOk) {
        ByteBuffer layout = ByteBuffer.wrap(layout(Wire.AUTH_OK, authOk));
        byte[] stated = new byte[PROOF_BYTES];
        layout.get(stated);
        if (!MessageDigest.isEqual(stated, proof("GL1 he"))) {
            throw new IllegalStateException("the server does not have the key");
        }
        deriveKeys(nonce, Arrays.copyOfRange(challengeLayout, CHALLENGE_NONCE_AT, CHALLENGE_NONCE_AT + NONCE_BYTES));
        return Short.toUnsignedInt(layout.getShort());
    }

    private void deriveKeys(byte[] gatewayNonce, byte[] serverNonce) {
        LinkProtection chosen = Objects.requireNonNull(profile);
        up = new DirectionKeys(identity, chosen, DirectionKeys.UP, gatewayNonce, serverNonce);
        down = new DirectionKeys(identity, chosen, DirectionKeys.DOWN, gatewayNonce, serverNonce);
    }

    private byte[] proof(String label) {
        byte[] labelBytes = label.getBytes(StandardCharsets.US_ASCII);
        return PlatformCrypto.hmac(identity.key(), labelBytes, helloLayout, challengeLayout);
    }

    private byte[] inTheClear(int type, byte[] layout) {
        sent++;
        byte[] header = Wire.header(type, 0, 0, layout.length, sent);
        return ByteBuffer.allocate(header.length + layout.length)
                .put(header)
                .put(layout)
                .array();
    }

    private byte[] layout(int type, byte[] frame) {
        expectNext(frame);
        byte[] header = Wire.header(type, 0, 0, frame.length - Wire.HEADER_BYTES, received);
        if (!Arrays.equals(header, Arrays.copyOf(frame, Wire.HEADER_BYTES))) {
            throw new IllegalStateException("the server said %02X".formatted(frame[Wire.TYPE_AT]));
        }
        return Arrays.copyOfRange(frame, Wire.HEADER_BYTES, frame.length);
    }

    private void expectNext(byte[] frame) {
        received++;
        long number = ByteBuffer.wrap(frame).getLong(Wire.SEQUENCE_AT);
        if (number != received) {
            throw new IllegalStateException("frame " + number + " is not number " + received);
        }
    }

    /** A protected frame, the next one to be sent. */
    public byte[] seal(int type, int port, byte[] payload) {
        sent++;
        return Objects.requireNonNull(up, "not logged in").seal(type, port, sent, payload, random);
    }

    /**
     * Whether new keys should be asked for: with D after 4 MiB or an hour, with A after a day; 2^32 frames do not come about before that.
     *
     * @param bytes that went under these keys, both ways
     * @param ageHours whole hours since they were made
     */
    public boolean areKeysWorn(long bytes, long ageHours) {
        return profile == LinkProtection.D
                ? bytes >= MOST_BYTES_OF_D || ageHours >= LONGEST_HOURS_OF_D
                : ageHours >= LONGEST_HOURS_OF_A;
    }

    /** Asks for new keys; nothing may be sent until the server has answered. */
    public byte[] rekey() {
        byte[] fresh = new byte[NONCE_BYTES];
        random.nextBytes(fresh);
        byte[] asked = seal(Wire.REKEY, 0, fresh);
        rekeyNonce = fresh;
        return asked;
    }

    /** Whether new keys were asked for and are not there yet. */
    public boolean isRekeying() {
        return rekeyNonce != null;
    }

    /** What the server's next frame says; its answer to {@link #rekey} has its effect here. */
    public Said open(byte[] frame) {
        expectNext(frame);
        try {
            byte[] payload = Objects.requireNonNull(down, "not logged in").open(frame);
            int type = frame[Wire.TYPE_AT];
            if (type == Wire.REKEY) {
                deriveKeys(Objects.requireNonNull(rekeyNonce, "new keys nobody asked for"), payload);
                rekeyNonce = null;
            }
            return new Said(type, frame[Wire.TYPE_AT + 2], payload);
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("the server's frame is not genuine", changed);
        }
    }

    /** The keys of one direction, for those who publish test vectors. */
    public byte[] keyMaterial(boolean upward) {
        return Objects.requireNonNull(upward ? up : down, "not logged in").material();
    }
}
