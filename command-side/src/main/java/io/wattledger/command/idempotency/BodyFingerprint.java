package io.wattledger.command.idempotency;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Recognises the body of a request that was sent before without keeping it: HMAC-SHA-256 with a secret key. A plain hash of a name and a
 * telephone number could be guessed from the table, also after the person was erased.
 */
public final class BodyFingerprint {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** Fingerprints by this key; the same in all processes that share a database. */
    public BodyFingerprint(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The fingerprint of a body, hexadecimal. */
    public String of(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", missing);
        }
    }
}
