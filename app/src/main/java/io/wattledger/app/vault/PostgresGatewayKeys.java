package io.wattledger.app.vault;

import io.wattledger.app.start.StartRefused;
import io.wattledger.kernel.device.LinkProfile;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.port.GatewayKeys;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the gateways' keys, encrypted with the master key, in the table {@code gateway_keys}. */
public final class PostgresGatewayKeys implements GatewayKeys {

    private static final String COLUMNS = "select gateway_id, key_id, minimum_profile, sealed_key from gateway_keys";

    private final JdbcClient database;
    private final byte[] masterKey;
    private final AesGcm aes;

    /**
     * The keys in this database.
     *
     * @param masterKey 32 bytes that encrypt every key
     */
    public PostgresGatewayKeys(JdbcClient database, byte[] masterKey, SecureRandom random) {
        this.database = database;
        this.masterKey = masterKey.clone();
        this.aes = new AesGcm(random);
    }

    /**
     * Checks that the master key is the one that the stored keys were encrypted with.
     *
     * @throws StartRefused if it is another one
     */
    public void requireMatchingMasterKey() {
        try {
            database.sql(COLUMNS + " limit 1").query(this::key).optional();
        } catch (IllegalStateException wrongKey) {
            throw new StartRefused(
                    "The master key is not the one that this database's gateway keys were encrypted with; "
                            + "restore secrets/master-key, or name the right file in WATTLEDGER_MASTER_KEY_FILE.",
                    wrongKey);
        }
    }

    @Override
    public Optional<GatewayKey> find(String registration, int keyId) {
        return database.sql(COLUMNS + " where registration = ? and key_id = ?")
                .params(registration, keyId)
                .query(this::key)
                .optional();
    }

    private GatewayKey key(ResultSet row, int number) throws SQLException {
        GatewayId gateway = GatewayId.of(row.getString("gateway_id"));
        int keyId = row.getInt("key_id");
        LinkProfile minimumProfile = LinkProfile.valueOf(row.getString("minimum_profile"));
        return new GatewayKey(gateway, keyId, minimumProfile, unseal(gateway, keyId, row.getBytes("sealed_key")));
    }

    private byte[] unseal(GatewayId gateway, int keyId, byte[] sealed) {
        try {
            return aes.open(masterKey, belonging(gateway, keyId), sealed);
        } catch (AEADBadTagException changed) {
            throw new IllegalStateException("key " + keyId + " of gateway " + gateway + " was changed", changed);
        }
    }

    @Override
    public Optional<GatewayId> gatewayOf(String registration) {
        return database.sql("select gateway_id from gateway_keys where registration = ? limit 1")
                .param(registration)
                .query(String.class)
                .optional()
                .map(GatewayId::of);
    }

    @Override
    public IssuedKey issue(GatewayId gateway, String registration, int keyId, LinkProfile minimumProfile) {
        byte[] key = aes.newKey();
        byte[] sealed = aes.seal(masterKey, belonging(gateway, keyId), key);
        database.sql("insert into gateway_keys (registration, key_id, gateway_id, minimum_profile, sealed_key)"
                        + " values (?, ?, ?, ?, ?)")
                .params(registration, keyId, gateway.value(), minimumProfile.name(), sealed)
                .update();
        return new IssuedKey(keyId, key);
    }

    @Override
    public void keepOnly(GatewayId gateway, int keyId) {
        database.sql("delete from gateway_keys where gateway_id = ? and key_id <> ?")
                .params(gateway.value(), keyId)
                .update();
    }

    private static byte[] belonging(GatewayId gateway, int keyId) {
        return ("gateway key " + keyId + " of " + gateway).getBytes(StandardCharsets.UTF_8);
    }
}
