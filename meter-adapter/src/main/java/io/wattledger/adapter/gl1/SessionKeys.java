package io.wattledger.adapter.gl1;

import io.wattledger.kernel.device.LinkProfile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.DESedeParameters;
import org.bouncycastle.crypto.params.HKDFParameters;

/** Derives the keys of a session's two directions from the gateway's key: HKDF-SHA-256 over both nonces. */
final class SessionKeys {

    private static final byte[] LABEL = "GL1".getBytes(StandardCharsets.US_ASCII);
    private static final int DES_KEY_BYTES = 24;
    private static final int DES_PART_BYTES = 8;
    private static final int MAC_KEY_BYTES = 32;
    private static final int AES_KEY_BYTES = 32;

    private final byte[] gatewayKey;
    private final String gatewayId;
    private final LinkProfile profile;

    /**
     * Derives for one session.
     *
     * @param gatewayKey 32 bytes, K
     * @param gatewayId as in HELLO
     */
    SessionKeys(byte[] gatewayKey, String gatewayId, LinkProfile profile) {
        this.gatewayKey = gatewayKey.clone();
        this.gatewayId = gatewayId;
        this.profile = profile;
    }

    LinkProfile profile() {
        return profile;
    }

    /**
     * The cipher of one direction.
     *
     * @throws UnacceptableFrameException if chance gave a weak key: both sides see the same and part
     */
    FrameCipher cipher(Direction direction, byte[] gatewayNonce, byte[] serverNonce, RandomGenerator random)
            throws UnacceptableFrameException {
        byte[] salt = concatenated(gatewayNonce, serverNonce);
        return switch (profile) {
            case A -> {
                byte[] keys = derive(salt, direction, AES_KEY_BYTES + AesGcmCipher.SALT_BYTES);
                yield new AesGcmCipher(
                        Arrays.copyOf(keys, AES_KEY_BYTES), Arrays.copyOfRange(keys, AES_KEY_BYTES, keys.length));
            }
            case D -> {
                byte[] keys = derive(salt, direction, DES_KEY_BYTES + MAC_KEY_BYTES);
                byte[] macKey = Arrays.copyOfRange(keys, DES_KEY_BYTES, keys.length);
                yield new TripleDesCipher(threePartKey(Arrays.copyOf(keys, DES_KEY_BYTES)), macKey, random);
            }
        };
    }

    private byte[] derive(byte[] salt, Direction direction, int length) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(gatewayKey, salt, info(direction)));
        byte[] derived = new byte[length];
        generator.generateBytes(derived, 0, length);
        return derived;
    }

    private byte[] info(Direction direction) {
        byte[] id = gatewayId.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(LABEL.length + 1 + id.length + 2)
                .put(LABEL)
                .put((byte) id.length)
                .put(id)
                .put((byte) Profiles.code(profile))
                .put((byte) direction.code())
                .array();
    }

    /** With odd parity. Two equal parts would make single DES of it. */
    private static byte[] threePartKey(byte[] key) throws UnacceptableFrameException {
        DESedeParameters.setOddParity(key);
        byte[] first = Arrays.copyOfRange(key, 0, DES_PART_BYTES);
        byte[] second = Arrays.copyOfRange(key, DES_PART_BYTES, 2 * DES_PART_BYTES);
        byte[] third = Arrays.copyOfRange(key, 2 * DES_PART_BYTES, DES_KEY_BYTES);
        if (Arrays.equals(first, second) || Arrays.equals(second, third) || Arrays.equals(first, third)) {
            throw new UnacceptableFrameException("weak session key");
        }
        return key;
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
