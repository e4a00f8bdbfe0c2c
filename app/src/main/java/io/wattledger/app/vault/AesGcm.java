package io.wattledger.app.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encryption that also proves that nothing was changed: AES-256 in Galois/Counter Mode (NIST SP 800-38D), random 96-bit nonce in front
 * of the ciphertext, 128-bit tag behind it.
 */
final class AesGcm {

    static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random;

    AesGcm(SecureRandom random) {
        this.random = random;
    }

    byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    /**
     * Encrypts.
     *
     * @param belonging what the text belongs to; whoever decrypts must name the same, so that ciphertexts cannot be exchanged
     */
    byte[] seal(byte[] key, byte[] belonging, byte[] text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] ciphertext =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, belonging).doFinal(text);
            return ByteBuffer.allocate(NONCE_BYTES + ciphertext.length)
                    .put(nonce)
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has AES/GCM", missing);
        }
    }

    /**
     * Decrypts.
     *
     * @throws AEADBadTagException if it was changed, or sealed with another key or for something else
     */
    byte[] open(byte[] key, byte[] belonging, byte[] sealed) throws AEADBadTagException {
        if (sealed.length < NONCE_BYTES) {
            throw new AEADBadTagException("too short to be sealed data");
        }
        ByteBuffer parts = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        parts.get(nonce);
        byte[] ciphertext = new byte[parts.remaining()];
        parts.get(ciphertext);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, belonging).doFinal(ciphertext);
        } catch (AEADBadTagException changed) {
            throw changed;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has AES/GCM", missing);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] belonging) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(belonging);
        return cipher;
    }
}
