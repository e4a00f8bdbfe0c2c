package io.wattledger.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A gateway's key leaves the program once. */
class GatewayKeysTest extends RestTest {

    @Autowired
    private JdbcClient database;

    private Api.Answer register(Api client, String registration) {
        return client.post("/api/v1/gateways", """
                {"siteId":"%s","name":"West","link":"SECURE_DIAL_IN","registration":"%s",
                 "buses":[{"bus":1,"baud":9600,"parity":"NONE"}]}""".formatted(site(), registration));
    }

    private void assertNothingStoredHolds(String secret) {
        assertThat(database.sql("select count(*) from idempotency_keys where body like ?")
                        .param("%" + secret + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void givenAGatewayThatDialsIn_whenEntered_thenItsKeyIsShown() {
        Api.Answer entered = register(admin, fresh("GW"));

        assertThat(entered.status()).isEqualTo(201);
        assertThat(entered.json().at("/key/id").asInt()).isEqualTo(1);
        assertThat(entered.text("key/secret")).hasSize(64);
    }

    @Test
    void givenTheSameRequestAgain_whenAnswered_thenAllButTheKeyIsShown() {
        Api sameKey = admin.key(fresh("key"));
        String body = """
                {"siteId":"%s","name":"West","link":"SECURE_DIAL_IN","registration":"%s",
                 "buses":[{"bus":1,"baud":9600,"parity":"NONE"}]}""".formatted(site(), fresh("GW"));
        Api.Answer first = sameKey.post("/api/v1/gateways", body);
        Api.Answer again = sameKey.post("/api/v1/gateways", body);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(again.json().has("key")).isFalse();
        assertNothingStoredHolds(first.text("key/secret"));
    }

    @Test
    void givenAGatewayWithAKey_whenItIsRotated_thenTheNextOneIsShownOnce() {
        String gateway = register(admin, fresh("GW")).text("id");
        Api sameKey = admin.key(fresh("key"));

        Api.Answer rotated = sameKey.post("/api/v1/gateways/" + gateway + "/key-rotation", "{}");
        Api.Answer again = sameKey.post("/api/v1/gateways/" + gateway + "/key-rotation", "{}");

        assertThat(rotated.status()).isEqualTo(201);
        assertThat(rotated.json().at("/key/id").asInt()).isEqualTo(2);
        assertThat(again.json().has("key")).isFalse();
        assertNothingStoredHolds(rotated.text("key/secret"));
    }

    @Test
    void givenTwoGateways_whenTheyWouldLogInUnderOneId_thenTheSecondIsRefused() {
        String registration = fresh("GW");
        register(admin, registration);

        assertThat(register(admin, registration).problem()).isEqualTo("registration-taken");
    }

    @Test
    void givenAnOperatorWithoutThePermission_whenHeRotatesAKey_thenThatIsRefused() {
        String gateway = register(admin, fresh("GW")).text("id");

        assertThat(operator("CASHIER", "")
                        .post("/api/v1/gateways/" + gateway + "/key-rotation", "{}")
                        .problem())
                .isEqualTo("not-permitted");
        assertThat(admin.post("/api/v1/gateways/nowhere/key-rotation", "{}").problem())
                .isEqualTo("unknown-gateway");
    }
}
