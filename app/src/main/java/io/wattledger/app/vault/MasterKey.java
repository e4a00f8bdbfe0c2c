package io.wattledger.app.vault;

import io.wattledger.app.start.DataFolder;
import io.wattledger.app.start.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Finds the key that wraps the accounts' keys. */
public final class MasterKey {

    private MasterKey() {}

    /**
     * Reads the key from the file that was named, or keeps one in the data folder, made at first start.
     *
     * @throws StartRefused if the file cannot be read or holds no 32 bytes in Base64
     */
    public static byte[] load(DataFolder data, @Nullable String file, SecureRandom random) {
        try {
            byte[] text =
                    file != null ? Files.readAllBytes(Path.of(file)) : data.secret("master-key", () -> newKey(random));
            byte[] key = Base64.getDecoder().decode(new String(text, StandardCharsets.US_ASCII).strip());
            if (key.length != AesGcm.KEY_BYTES) {
                throw new StartRefused(
                        "The master key must have " + AesGcm.KEY_BYTES + " bytes (Base64), not " + key.length + ".");
            }
            return key;
        } catch (IOException | IllegalArgumentException failure) {
            throw new StartRefused("The master key cannot be read: " + failure, failure);
        }
    }

    private static byte[] newKey(SecureRandom random) {
        return Base64.getEncoder().encode(new AesGcm(random).newKey());
    }
}
