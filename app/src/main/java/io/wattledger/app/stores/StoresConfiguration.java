package io.wattledger.app.stores;

import io.wattledger.app.mongo.EmbeddedMongo;
import io.wattledger.app.postgres.EmbeddedPostgres;
import io.wattledger.app.signals.PostgresSignals;
import io.wattledger.app.start.DataFolder;
import io.wattledger.app.start.WattledgerSettings;
import io.wattledger.app.vault.MasterKey;
import io.wattledger.app.vault.PostgresGatewayKeys;
import io.wattledger.app.vault.PostgresPersonalDataVault;
import io.wattledger.command.idempotency.BodyFingerprint;
import io.wattledger.kernel.port.IdSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Opens the stores in the data folder, and closes them after everything that uses them: each bean depends on what it needs, so that
 * nothing touches a store before it is ready.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WattledgerSettings.class)
public class StoresConfiguration {

    @Bean(destroyMethod = "close")
    EventDatabase eventDatabase(WattledgerSettings settings, DataFolder data) {
        String url = settings.postgresUrl();
        if (url != null) {
            return EventDatabase.at(url);
        }
        Path binaries = settings.postgresBinaries();
        return EventDatabase.of(EmbeddedPostgres.start(
                data, binaries != null ? binaries : EmbeddedPostgres.defaultBinariesCache(data)));
    }

    @Bean(destroyMethod = "close")
    ReadStore readStore(WattledgerSettings settings, DataFolder data, Clock clock) {
        String uri = settings.mongodbUri();
        return uri != null ? ReadStore.at(uri) : ReadStore.of(EmbeddedMongo.start(data, clock.instant()));
    }

    @Bean(destroyMethod = "close")
    PostgresSignals signals(EventDatabase database, IdSource ids) {
        return new PostgresSignals(database::open, ids.next());
    }

    @Bean
    MasterKey masterKey(DataFolder data, WattledgerSettings settings) {
        return MasterKey.load(data, settings.masterKeyFile(), new SecureRandom());
    }

    @Bean
    BodyFingerprint bodyFingerprint(MasterKey masterKey) {
        return new BodyFingerprint(masterKey.derive("fingerprints of request bodies"));
    }

    @Bean
    PostgresPersonalDataVault personalDataVault(JdbcClient database, MasterKey masterKey) {
        PostgresPersonalDataVault vault =
                new PostgresPersonalDataVault(database, masterKey.bytes(), new SecureRandom());
        vault.requireMatchingMasterKey();
        return vault;
    }

    @Bean
    PostgresGatewayKeys gatewayKeys(JdbcClient database, MasterKey masterKey) {
        PostgresGatewayKeys keys = new PostgresGatewayKeys(database, masterKey.bytes(), new SecureRandom());
        keys.requireMatchingMasterKey();
        return keys;
    }
}
