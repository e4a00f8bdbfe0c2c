package io.wattledger.app.vault;

import io.wattledger.app.start.StartRefused;
import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.account.Tenure;
import io.wattledger.kernel.port.PersonalDataVault;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the owners' keys, wrapped, in the table {@code personal_keys}. A key is never cached, so that its removal counts at once. */
public final class PostgresPersonalDataVault implements PersonalDataVault {

    private final JdbcClient database;
    private final byte[] masterKey;
    private final AesGcm aes;
    private final JsonMapper json = JsonMapper.builder().build();

    /**
     * A vault over the keys in this database.
     *
     * @param masterKey 32 bytes that wrap every owner's key
     */
    public PostgresPersonalDataVault(JdbcClient database, byte[] masterKey, SecureRandom random) {
        this.database = database;
        this.masterKey = masterKey.clone();
        this.aes = new AesGcm(random);
    }

    /**
     * Checks that the master key is the one that the stored keys were wrapped with, before a new key is wrapped with a wrong one.
     *
     * @throws StartRefused if it is another one
     */
    public void requireMatchingMasterKey() {
        database.sql("select key_name from personal_keys limit 1")
                .query(String.class)
                .optional()
                .ifPresent(name -> {
                    try {
                        keyNamed(name);
                    } catch (IllegalStateException wrongKey) {
                        throw new StartRefused(
                                "The master key is not the one that this database's personal data was encrypted with; "
                                        + "restore secrets/master-key, or name the right file in WATTLEDGER_MASTER_KEY_FILE.",
                                wrongKey);
                    }
                });
    }

    @Override
    public SealedPersonalData seal(Tenure tenure, CustomerDetails details) {
        String name = tenure.keyName();
        byte[] key = keyNamed(name).orElseGet(() -> makeKey(name));
        byte[] sealed = aes.seal(key, belonging(name), json.writeValueAsBytes(details));
        return new SealedPersonalData(Base64.getEncoder().encodeToString(sealed));
    }

    private byte[] makeKey(String name) {
        byte[] wrapped = aes.seal(masterKey, belonging(name), aes.newKey());
        database.sql("insert into personal_keys (key_name, wrapped_key) values (?, ?) on conflict do nothing")
                .params(name, wrapped)
                .update();
        // Read back: somebody else's key may have come first.
        return keyNamed(name).orElseThrow();
    }

    @Override
    public Optional<CustomerDetails> open(Tenure tenure, SealedPersonalData sealed) {
        String name = tenure.keyName();
        return keyNamed(name).map(key -> {
            byte[] ciphertext = Base64.getDecoder().decode(sealed.ciphertext());
            return json.readValue(unseal(key, name, ciphertext), CustomerDetails.class);
        });
    }

    private Optional<byte[]> keyNamed(String name) {
        return database.sql("select wrapped_key from personal_keys where key_name = ?")
                .param(name)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .map(wrapped -> unseal(masterKey, name, wrapped));
    }

    private byte[] unseal(byte[] key, String name, byte[] sealed) {
        try {
            return aes.open(key, belonging(name), sealed);
        } catch (AEADBadTagException changed) {
            throw new IllegalStateException(
                    "the personal data under key " + name + " was changed, or its key was", changed);
        }
    }

    private static byte[] belonging(String keyName) {
        return keyName.getBytes(StandardCharsets.UTF_8);
    }
}
