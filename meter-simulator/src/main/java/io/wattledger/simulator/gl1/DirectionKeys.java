package io.wattledger.simulator.gl1;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The keys of one direction of a session, and what is done with them. */
final class DirectionKeys {

    static final int UP = 0;
    static final int DOWN = 1;

    private static final int DES_KEY_BYTES = 24;
    private static final int MAC_KEY_BYTES = 32;
    private static final int AES_KEY_BYTES = 32;
    private static final int SALT_BYTES = 4;
    private static final int VECTOR_BYTES = 8;
    private static final int CHECK_BYTES = 16;

    private final LinkProtection profile;
    private final byte[] material;

    DirectionKeys(
            GatewayIdentity identity, LinkProtection profile, int direction, byte[] gatewayNonce, byte[] serverNonce) {
        byte[] id = identity.id().getBytes(StandardCharsets.US_ASCII);
        byte[] salt = ByteBuffer.allocate(gatewayNonce.length + serverNonce.length)
                .put(gatewayNonce)
                .put(serverNonce)
                .array();
        byte[] info = ByteBuffer.allocate(6 + id.length)
                .put("GL1".getBytes(StandardCharsets.US_ASCII))
                .put((byte) id.length)
                .put(id)
                .put((byte) profile.code())
                .put((byte) direction)
                .array();
        int length = profile == LinkProtection.D ? DES_KEY_BYTES + MAC_KEY_BYTES : AES_KEY_BYTES + SALT_BYTES;
        this.profile = profile;
        this.material = PlatformCrypto.hkdf(identity.key(), salt, info, length);
        if (profile == LinkProtection.D) {
            setOddParity();
        }
    }

    private void setOddParity() {
        for (int i = 0; i < DES_KEY_BYTES; i++) {
            boolean even = Integer.bitCount(material[i] & 0xFE) % 2 == 0;
            material[i] = (byte) ((material[i] & 0xFE) | (even ? 1 : 0));
        }
    }

    /** Key and salt, or key and key of the check, one after the other. */
    byte[] material() {
        return material.clone();
    }

    byte[] seal(int type, int port, long sequence, byte[] payload, RandomGenerator random) {
        try {
            return profile == LinkProtection.D
                    ? sealWithTripleDes(type, port, sequence, payload, random)
                    : sealWithAes(type, port, sequence, payload);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the platform does not encrypt", broken);
        }
    }

    private byte[] sealWithTripleDes(int type, int port, long sequence, byte[] payload, RandomGenerator random)
            throws GeneralSecurityException {
        byte[] vector = new byte[VECTOR_BYTES];
        random.nextBytes(vector);
        byte[] ciphertext = tripleDes(Cipher.ENCRYPT_MODE, vector, payload);
        int length = VECTOR_BYTES + ciphertext.length + CHECK_BYTES;
        byte[] header = Wire.header(type, profile.code(), port, length, sequence);
        return ByteBuffer.allocate(header.length + length)
                .put(header)
                .put(vector)
                .put(ciphertext)
                .put(check(header, vector, ciphertext))
                .array();
    }

    private byte[] sealWithAes(int type, int port, long sequence, byte[] payload) throws GeneralSecurityException {
        int length = payload.length + CHECK_BYTES;
        byte[] header = Wire.header(type, profile.code(), port, length, sequence);
        byte[] sealed = aes(Cipher.ENCRYPT_MODE, header, payload);
        return ByteBuffer.allocate(header.length + length)
                .put(header)
                .put(sealed)
                .array();
    }

    /**
     * The payload of a frame.
     *
     * @throws GeneralSecurityException if it is not genuine
     */
    byte[] open(byte[] frame) throws GeneralSecurityException {
        byte[] header = Arrays.copyOf(frame, Wire.HEADER_BYTES);
        byte[] body = Arrays.copyOfRange(frame, Wire.HEADER_BYTES, frame.length);
        if (profile == LinkProtection.A) {
            return aes(Cipher.DECRYPT_MODE, header, body);
        }
        byte[] vector = Arrays.copyOf(body, VECTOR_BYTES);
        byte[] ciphertext = Arrays.copyOfRange(body, VECTOR_BYTES, body.length - CHECK_BYTES);
        byte[] stated = Arrays.copyOfRange(body, body.length - CHECK_BYTES, body.length);
        if (!MessageDigest.isEqual(stated, check(header, vector, ciphertext))) {
            throw new GeneralSecurityException("the check is wrong");
        }
        return tripleDes(Cipher.DECRYPT_MODE, vector, ciphertext);
    }

    private byte[] tripleDes(int mode, byte[] vector, byte[] input) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("DESede/CBC/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(material, 0, DES_KEY_BYTES, "DESede"), new IvParameterSpec(vector));
        return cipher.doFinal(input);
    }

    private byte[] check(byte[] header, byte[] vector, byte[] ciphertext) {
        byte[] key = Arrays.copyOfRange(material, DES_KEY_BYTES, material.length);
        return Arrays.copyOf(PlatformCrypto.hmac(key, header, vector, ciphertext), CHECK_BYTES);
    }

    private byte[] aes(int mode, byte[] header, byte[] input) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(SALT_BYTES + Long.BYTES)
                .put(material, AES_KEY_BYTES, SALT_BYTES)
                .put(header, Wire.SEQUENCE_AT, Long.BYTES)
                .array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(material, 0, AES_KEY_BYTES, "AES"),
                new GCMParameterSpec(CHECK_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(header);
        return cipher.doFinal(input);
    }
}
