package io.wattledger.app.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import io.wattledger.app.Platform;
import io.wattledger.app.mongo.EmbeddedMongo;
import io.wattledger.app.postgres.EmbeddedPostgres;
import io.wattledger.app.start.DataFolder;
import io.wattledger.app.start.StartRefused;
import io.wattledger.app.start.WattledgerSettings;
import java.nio.file.Path;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores of the operator's own take the place of the embedded ones. */
class ExternalStoresTest {

    @Test
    void theProgramUsesTheServersThatAreNamedAndStartsNoneOfItsOwn() throws Exception {
        Path ours = Platform.newDataFolder();
        try (DataFolder theirs = DataFolder.open(Platform.newDataFolder());
                EmbeddedPostgres postgres = EmbeddedPostgres.start(theirs, Platform.binaries());
                EmbeddedMongo mongo = EmbeddedMongo.start(theirs, Instant.EPOCH)) {
            String url = postgres.jdbcUrl() + "?user=" + postgres.user() + "&password=" + postgres.password();
            try (ConfigurableApplicationContext platform = Platform.start(
                    ours, "--wattledger.postgres-url=" + url, "--wattledger.mongodb-uri=" + mongo.uri())) {
                assertThat(platform.getBean(JdbcClient.class)
                                .sql("select count(*) from events")
                                .query(Long.class)
                                .single())
                        .isZero();
                platform.getBean(MongoClient.class)
                        .getDatabase("views")
                        .getCollection("x")
                        .insertOne(new Document());
            }
        }
        assertThat(ours.resolve("postgres")).doesNotExist();
        assertThat(ours.resolve("mongo")).doesNotExist();
    }

    @Test
    void anAddressOfAnotherKindIsRefusedInOneLine() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> EventDatabase.at("mysql://db/wattledger"))
                .withMessageContaining("WATTLEDGER_POSTGRES_URL");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> ReadStore.at("localhost:27017"))
                .withMessageContaining("WATTLEDGER_MONGODB_URI");
    }

    @Test
    void anEmptyEnvironmentVariableCountsAsNone() {
        assertThat(new WattledgerSettings("", " ", "", null, null))
                .isEqualTo(new WattledgerSettings(null, null, null, null, null));
    }
}
