package io.wattledger.adapter.gl1;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Profile A: AES-256-GCM by the platform's provider. The nonce is a secret salt and the frame's number, so that it never comes twice; the header is authenticated. */
final class AesGcmCipher implements FrameCipher {

    static final int SALT_BYTES = 4;
    private static final int TAG_BYTES = 16;

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final byte[] salt;

    AesGcmCipher(byte[] key, byte[] salt) {
        this.key = new SecretKeySpec(key, "AES");
        this.salt = salt;
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has AES-GCM", missing);
        }
    }

    @Override
    public int bodyLength(int payloadLength) {
        return payloadLength + TAG_BYTES;
    }

    @Override
    public byte[] seal(FrameHeader header, byte[] payload) {
        try {
            return run(Cipher.ENCRYPT_MODE, header, payload);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("AES-GCM does not encrypt", broken);
        }
    }

    @Override
    public byte[] open(FrameHeader header, byte[] body) throws UnacceptableFrameException {
        // The platform fails otherwise than with its checked exception on less than a tag.
        if (body.length < TAG_BYTES) {
            throw new UnacceptableFrameException(NOT_GENUINE);
        }
        try {
            return run(Cipher.DECRYPT_MODE, header, body);
        } catch (GeneralSecurityException changed) {
            throw new UnacceptableFrameException(NOT_GENUINE);
        }
    }

    private byte[] run(int mode, FrameHeader header, byte[] bytes) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(SALT_BYTES + Long.BYTES)
                .put(salt)
                .putLong(header.sequence())
                .array();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(header.bytes());
        return cipher.doFinal(bytes);
    }
}
