package io.wattledger.app.vault;

import io.wattledger.app.start.StartRefused;
import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.port.PersonalDataVault;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the accounts' keys, wrapped, in the table {@code personal_keys}. A key is never cached, so that its removal counts at once. */
public final class PostgresPersonalDataVault implements PersonalDataVault {

    private final JdbcClient database;
    private final byte[] masterKey;
    private final AesGcm aes;
    private final JsonMapper json = JsonMapper.builder().build();

    /**
     * A vault over the keys in this database.
     *
     * @param masterKey 32 bytes that wrap every account's key
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
        database.sql("select account_id from personal_keys limit 1")
                .query(String.class)
                .optional()
                .ifPresent(account -> {
                    try {
                        keyOf(new AccountId(account));
                    } catch (IllegalStateException wrongKey) {
                        throw new StartRefused(
                                "The master key is not the one that this database's personal data was encrypted with; "
                                        + "restore secrets/master-key, or name the right file in WATTLEDGER_MASTER_KEY_FILE.",
                                wrongKey);
                    }
                });
    }

    @Override
    public SealedPersonalData seal(AccountId account, CustomerDetails details) {
        byte[] key = keyOf(account).orElseGet(() -> makeKey(account));
        byte[] sealed = aes.seal(key, belonging(account), json.writeValueAsBytes(details));
        return new SealedPersonalData(Base64.getEncoder().encodeToString(sealed));
    }

    private byte[] makeKey(AccountId account) {
        byte[] wrapped = aes.seal(masterKey, belonging(account), aes.newKey());
        database.sql("insert into personal_keys (account_id, wrapped_key) values (?, ?) on conflict do nothing")
                .params(account.value(), wrapped)
                .update();
        // Read back: somebody else's key may have come first.
        return keyOf(account).orElseThrow();
    }

    @Override
    public Optional<CustomerDetails> open(AccountId account, SealedPersonalData sealed) {
        return keyOf(account).map(key -> {
            byte[] ciphertext = Base64.getDecoder().decode(sealed.ciphertext());
            return json.readValue(unseal(key, account, ciphertext), CustomerDetails.class);
        });
    }

    private Optional<byte[]> keyOf(AccountId account) {
        return database.sql("select wrapped_key from personal_keys where account_id = ?")
                .param(account.value())
                .query((row, number) -> row.getBytes(1))
                .optional()
                .map(wrapped -> unseal(masterKey, account, wrapped));
    }

    private byte[] unseal(byte[] key, AccountId account, byte[] sealed) {
        try {
            return aes.open(key, belonging(account), sealed);
        } catch (AEADBadTagException changed) {
            throw new IllegalStateException(
                    "the personal data of account " + account + " was changed, or its key was", changed);
        }
    }

    private static byte[] belonging(AccountId account) {
        return account.value().getBytes(StandardCharsets.UTF_8);
    }
}
