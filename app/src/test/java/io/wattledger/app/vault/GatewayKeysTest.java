package io.wattledger.app.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.wattledger.app.Platform;
import io.wattledger.app.start.StartRefused;
import io.wattledger.kernel.device.LinkProfile;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.port.GatewayKeys;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys of gateways are found by whoever has the master key, and by nobody in the database. */
class GatewayKeysTest {

    private static final GatewayId GATEWAY = GatewayId.of("gateway-1");

    private final JdbcClient database = Platform.shared().getBean(JdbcClient.class);
    private final GatewayKeys keys = Platform.shared().getBean(GatewayKeys.class);

    @BeforeEach
    void noKeys() {
        database.sql("truncate gateway_keys").update();
    }

    @Test
    void aKeyIsFoundByWhatTheGatewaySays() {
        GatewayKeys.IssuedKey issued = keys.issue(GATEWAY, "GW-0001", 1, LinkProfile.D);

        assertThat(keys.find("GW-0001", 1)).hasValueSatisfying(found -> {
            assertThat(found.gatewayId()).isEqualTo(GATEWAY);
            assertThat(found.minimumProfile()).isEqualTo(LinkProfile.D);
            assertThat(HexFormat.of().formatHex(found.secret())).isEqualTo(issued.secretHex());
        });
        assertThat(keys.find("GW-0001", 2)).isEmpty();
        assertThat(keys.find("GW-0002", 1)).isEmpty();
        assertThat(keys.gatewayOf("GW-0001")).contains(GATEWAY);
        assertThat(keys.gatewayOf("GW-0002")).isEmpty();
    }

    @Test
    void theDatabaseDoesNotTellAKey() {
        String secret = keys.issue(GATEWAY, "GW-0001", 1, LinkProfile.A).secretHex();

        String row = database.sql("select encode(sealed_key, 'hex') from gateway_keys")
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(secret);
    }

    @Test
    void allKeysButOneCanBeDestroyed() {
        keys.issue(GATEWAY, "GW-0001", 1, LinkProfile.A);
        keys.issue(GATEWAY, "GW-0001", 2, LinkProfile.A);
        keys.issue(GatewayId.of("gateway-2"), "GW-0002", 1, LinkProfile.A);

        keys.keepOnly(GATEWAY, 2);

        assertThat(keys.find("GW-0001", 1)).isEmpty();
        assertThat(keys.find("GW-0001", 2)).isPresent();
        assertThat(keys.find("GW-0002", 1)).isPresent();
    }

    @Test
    void aKeyThatWasPutInAnothersPlaceIsNotBelieved() {
        keys.issue(GATEWAY, "GW-0001", 1, LinkProfile.A);
        database.sql("update gateway_keys set gateway_id = 'gateway-2'").update();

        assertThatIllegalStateException().isThrownBy(() -> keys.find("GW-0001", 1));
    }

    @Test
    void aWrongMasterKeyIsRefusedAtStart() {
        keys.issue(GATEWAY, "GW-0001", 1, LinkProfile.A);
        SecureRandom random = new SecureRandom();
        PostgresGatewayKeys withWrongKey = new PostgresGatewayKeys(database, new AesGcm(random).newKey(), random);

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(withWrongKey::requireMatchingMasterKey)
                .withMessageContaining("WATTLEDGER_MASTER_KEY_FILE");
    }
}
