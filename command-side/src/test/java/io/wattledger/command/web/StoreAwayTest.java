package io.wattledger.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

@DirtiesContext
class StoreAwayTest extends RestTest {

    @Autowired
    private EmbeddedPostgres postgres;

    @Test
    void givenNoDatabase_whenAnythingIsAsked_thenTheAnswerIs503AndTellsNothingOfTheInside() throws IOException {
        postgres.close();

        for (Api.Answer answer : new Api.Answer[] {
            admin.key(fresh("k")).post("/api/v1/sites", "{\"name\":\"A\",\"timeZone\":\"UTC\"}"),
            admin.get("/api/v1/operators"),
            stranger.post("/api/v1/sessions", "{\"username\":\"admin\",\"password\":\"something\"}")
        }) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("store-unavailable");
            assertThat(answer.response().body()).doesNotContainIgnoringCase("postgres");
        }
    }
}
