package io.wattledger.adapter.gl1;

import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The server's end of a session after the log-in: numbers, encrypts, checks, and changes keys when the gateway asks. A frame that is not the next
 * one, not genuine or not the gateway's to send ends the session. Not safe for several threads.
 */
public final class SecureChannel {

    private static final long FRAMES_OF_THE_LOG_IN = 2;

    private final SessionKeys keys;
    private final RandomGenerator random;
    private final LongSupplier monotonicMillis;
    private FrameCipher up;
    private FrameCipher down;
    private KeyWear upWear;
    private KeyWear downWear;
    private long received = FRAMES_OF_THE_LOG_IN;
    private long sent = FRAMES_OF_THE_LOG_IN;

    /**
     * A channel whose next frame in each direction is number 3.
     *
     * @throws UnacceptableFrameException if chance gave a weak key
     */
    SecureChannel(
            SessionKeys keys,
            byte[] gatewayNonce,
            byte[] serverNonce,
            RandomGenerator random,
            LongSupplier monotonicMillis)
            throws UnacceptableFrameException {
        this.keys = keys;
        this.random = random;
        this.monotonicMillis = monotonicMillis;
        this.up = keys.cipher(Direction.UP, gatewayNonce, serverNonce, random);
        this.down = keys.cipher(Direction.DOWN, gatewayNonce, serverNonce, random);
        this.upWear = newWear();
        this.downWear = newWear();
    }

    private KeyWear newWear() {
        return new KeyWear(keys.profile(), monotonicMillis.getAsLong());
    }

    /**
     * The next frame to the gateway.
     *
     * @param port the bus concerned, 0 if none
     */
    public byte[] seal(FrameType type, int port, byte[] payload) {
        if (payload.length > FrameHeader.MOST_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("a payload has at most 1 024 bytes");
        }
        sent++;
        FrameHeader header =
                new FrameHeader(type, Profiles.code(keys.profile()), port, down.bodyLength(payload.length), sent);
        downWear.used(header.length());
        return header.with(down.seal(header, payload));
    }

    /**
     * What the gateway's next frame says.
     *
     * @throws UnacceptableFrameException if it is not that: the session ends
     */
    public LinkMessage open(LinkFrame frame) throws UnacceptableFrameException {
        FrameHeader header = frame.header();
        if (header.type().isHandshake() || header.profile() != Profiles.code(keys.profile())) {
            throw new UnacceptableFrameException("frame of another session");
        }
        if (header.sequence() != received + 1) {
            throw new UnacceptableFrameException("frame is not the next one");
        }
        long now = monotonicMillis.getAsLong();
        if (upWear.isWornOut(now) || downWear.isWornOut(now)) {
            throw new UnacceptableFrameException("keys were used for too long");
        }
        byte[] payload = up.open(header, frame.body());
        received++;
        upWear.used(header.length());
        return permitted(new LinkMessage(header.type(), header.port(), payload));
    }

    private static LinkMessage permitted(LinkMessage message) throws UnacceptableFrameException {
        int length = message.payload().length;
        boolean ofABus = message.port() > 0;
        boolean asItMustBe = switch (message.type()) {
            case HEARTBEAT -> !ofABus && length == 0;
            case BYE -> !ofABus && length == 0;
            case REKEY -> !ofABus && length == Nonce.BYTES;
            case RTU_UP -> ofABus && length > 0;
            case RTU_FAIL -> ofABus && length == 1;
            default -> false;
        };
        if (!asItMustBe || length > FrameHeader.MOST_PAYLOAD_BYTES) {
            throw new UnacceptableFrameException("not a gateway's to send: " + message.type());
        }
        return message;
    }

    /**
     * Answers a {@link FrameType#REKEY} of the gateway: the answer still goes under the old keys, every frame after these two under new ones.
     *
     * @return the answer, to be sent before anything else
     * @throws UnacceptableFrameException if chance gave a weak key
     */
    public byte[] rekey(LinkMessage asked) throws UnacceptableFrameException {
        byte[] serverNonce = Nonce.next(random);
        byte[] answer = seal(FrameType.REKEY, 0, serverNonce);
        up = keys.cipher(Direction.UP, asked.payload(), serverNonce, random);
        down = keys.cipher(Direction.DOWN, asked.payload(), serverNonce, random);
        upWear = newWear();
        downWear = newWear();
        return answer;
    }
}
