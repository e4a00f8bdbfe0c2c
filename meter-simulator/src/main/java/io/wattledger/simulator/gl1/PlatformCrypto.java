package io.wattledger.simulator.gl1;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC and HKDF (RFC 5869) with SHA-256, from what the Java platform brings. */
final class PlatformCrypto {

    private static final String HMAC = "HmacSHA256";

    private PlatformCrypto() {}

    static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", missing);
        }
    }

    static byte[] hkdf(byte[] secret, byte[] salt, byte[] info, int length) {
        byte[] extracted = hmac(salt, secret);
        ByteArrayOutputStream expanded = new ByteArrayOutputStream();
        byte[] block = new byte[0];
        for (byte number = 1; expanded.size() < length; number++) {
            block = hmac(extracted, block, info, new byte[] {number});
            expanded.writeBytes(block);
        }
        return Arrays.copyOf(expanded.toByteArray(), length);
    }
}
