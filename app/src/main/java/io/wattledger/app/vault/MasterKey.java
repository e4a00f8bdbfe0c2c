package io.wattledger.app.vault;

import io.wattledger.app.start.DataFolder;
import io.wattledger.app.start.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The secret of this installation: it wraps the keys of personal data, and other secrets are derived from it. */
public final class MasterKey {

    private final byte[] key;

    private MasterKey(byte[] key) {
        this.key = key;
    }

    /**
     * Reads the key from the file that was named, or keeps one in the data folder, made at first start.
     *
     * @throws StartRefused if the file cannot be read or holds no 32 bytes in Base64
     */
    public static MasterKey load(DataFolder data, @Nullable String file, SecureRandom random) {
        try {
            byte[] text =
                    file != null ? Files.readAllBytes(Path.of(file)) : data.secret("master-key", () -> newKey(random));
            byte[] key = Base64.getDecoder().decode(new String(text, StandardCharsets.US_ASCII).strip());
            if (key.length != AesGcm.KEY_BYTES) {
                throw new StartRefused(
                        "The master key must have " + AesGcm.KEY_BYTES + " bytes (Base64), not " + key.length + ".");
            }
            return new MasterKey(key);
        } catch (IOException | IllegalArgumentException failure) {
            throw new StartRefused("The master key cannot be read: " + failure, failure);
        }
    }

    /** The key itself, 32 bytes. */
    public byte[] bytes() {
        return key.clone();
    }

    /** Another key, 32 bytes, for this purpose alone: HMAC-SHA-256 of the purpose's name. */
    public byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", missing);
        }
    }

    private static byte[] newKey(SecureRandom random) {
        return Base64.getEncoder().encode(new AesGcm(random).newKey());
    }
}
