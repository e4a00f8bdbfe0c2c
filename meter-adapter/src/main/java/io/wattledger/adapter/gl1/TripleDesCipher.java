package io.wattledger.adapter.gl1;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.DESedeParameters;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * Profile D, "Socket 三重DES": 3DES-CBC, then HMAC-SHA-256 over header, vector and ciphertext, cut to 16 bytes. It is here because installed
 * gateways speak it; the check and the numbers protect the money, not the cipher. The check is judged first and in constant time, and
 * whatever fails says the same, so that padding cannot be probed.
 */
final class TripleDesCipher implements FrameCipher {

    private static final int BLOCK_BYTES = 8;
    private static final int CHECK_BYTES = 16;

    private final PaddedBufferedBlockCipher encryption;
    private final PaddedBufferedBlockCipher decryption;
    private final HmacSha256 mac;
    private final RandomGenerator random;

    TripleDesCipher(byte[] key, byte[] macKey, RandomGenerator random) {
        this.encryption = keyed(true, key);
        this.decryption = keyed(false, key);
        this.mac = new HmacSha256(macKey);
        this.random = random;
    }

    private static PaddedBufferedBlockCipher keyed(boolean encrypting, byte[] key) {
        PaddedBufferedBlockCipher cipher =
                new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(new DESedeEngine()), new PKCS7Padding());
        cipher.init(encrypting, new ParametersWithIV(new DESedeParameters(key), new byte[BLOCK_BYTES]));
        return cipher;
    }

    @Override
    public int bodyLength(int payloadLength) {
        return BLOCK_BYTES + (payloadLength / BLOCK_BYTES + 1) * BLOCK_BYTES + CHECK_BYTES;
    }

    @Override
    public byte[] seal(FrameHeader header, byte[] payload) {
        byte[] vector = new byte[BLOCK_BYTES];
        random.nextBytes(vector);
        byte[] ciphertext = encrypt(vector, payload);
        byte[] check = mac.of(header.bytes(), vector, ciphertext);
        return ByteBuffer.allocate(BLOCK_BYTES + ciphertext.length + CHECK_BYTES)
                .put(vector)
                .put(ciphertext)
                .put(check, 0, CHECK_BYTES)
                .array();
    }

    @Override
    public byte[] open(FrameHeader header, byte[] body) throws UnacceptableFrameException {
        int checkAt = body.length - CHECK_BYTES;
        if (checkAt < 2 * BLOCK_BYTES || checkAt % BLOCK_BYTES != 0) {
            throw new UnacceptableFrameException(NOT_GENUINE);
        }
        byte[] vector = Arrays.copyOf(body, BLOCK_BYTES);
        byte[] ciphertext = Arrays.copyOfRange(body, BLOCK_BYTES, checkAt);
        byte[] expected = Arrays.copyOf(mac.of(header.bytes(), vector, ciphertext), CHECK_BYTES);
        if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(body, checkAt, body.length))) {
            throw new UnacceptableFrameException(NOT_GENUINE);
        }
        try {
            return run(decryption, false, vector, ciphertext);
        } catch (InvalidCipherTextException wronglyPadded) {
            throw new UnacceptableFrameException(NOT_GENUINE);
        }
    }

    private byte[] encrypt(byte[] vector, byte[] payload) {
        try {
            return run(encryption, true, vector, payload);
        } catch (InvalidCipherTextException broken) {
            throw new IllegalStateException("3DES does not encrypt", broken);
        }
    }

    /** Sets only the vector: a new schedule of the three keys would cost more than the encryption. */
    private static byte[] run(PaddedBufferedBlockCipher cipher, boolean encrypting, byte[] vector, byte[] input)
            throws InvalidCipherTextException {
        CipherParameters sameKey = null;
        cipher.init(encrypting, new ParametersWithIV(sameKey, vector));
        byte[] output = new byte[cipher.getOutputSize(input.length)];
        int written = cipher.processBytes(input, 0, input.length, output, 0);
        written += cipher.doFinal(output, written);
        return Arrays.copyOf(output, written);
    }
}
