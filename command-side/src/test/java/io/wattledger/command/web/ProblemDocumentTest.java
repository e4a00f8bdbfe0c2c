package io.wattledger.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProblemDocumentTest extends RestTest {

    private static final String SITES = "/api/v1/sites";

    @Test
    void givenAnUnreadableBody_thenTheProblemIsMalformedRequestWithAllMembers() {
        Api.Answer answer = admin.post(SITES, "{\"name\":");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("/problems/malformed-request");
        assertThat(answer.text("title")).isEqualTo("Malformed request");
        assertThat(answer.text("detail")).isNotEmpty();
        assertThat(answer.text("instance")).isEqualTo(SITES);
        assertThat(answer.json().get("status").asInt()).isEqualTo(400);
    }

    @Test
    void givenAReaderOfChinese_thenTitleAndDetailAreChinese() {
        Api reader = admin.with("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5");

        Api.Answer unknown = reader.post("/api/v1/buildings", "{\"siteId\":\"none\",\"name\":\"A\",\"floors\":1}");
        Api.Answer stranger401 = stranger.with("Accept-Language", "zh").get("/api/v1/sites");

        assertThat(unknown.text("type")).isEqualTo("/problems/unknown-site");
        assertThat(unknown.text("title")).isEqualTo("项目不存在");
        assertThat(unknown.header("Content-Language")).isEqualTo("zh-CN");
        assertThat(stranger401.text("title")).isEqualTo("未登录");
    }

    @Test
    void givenAnUnknownField_thenTheProblemNamesIt() {
        Api.Answer answer = admin.post(SITES, "{\"name\":\"A\",\"timeZone\":\"UTC\",\"colour\":\"red\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("errors/0/field")).isEqualTo("colour");
        assertThat(answer.text("errors/0/message")).isEqualTo("is not a known field");
    }

    @Test
    void givenMissingAndInvalidFields_thenEachIsNamedWithItsPath() {
        Api.Answer answer = admin.post("/api/v1/gateways", """
                {"siteId":"s","name":" ","link":"RTU_OVER_TCP","trustedNetwork":true,
                 "buses":[{"bus":1,"baud":9600,"parity":"NONE"},{"bus":0,"baud":9600}]}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().findValuesAsString("field"))
                .containsExactlyInAnyOrder("name", "buses[1].bus", "buses[1].parity");
    }

    @Test
    void givenAnUnknownWord_thenTheProblemListsTheKnownOnes() {
        Api.Answer answer = admin.post("/api/v1/gateways", """
                {"siteId":"s","name":"g","link":"PIGEON","trustedNetwork":true,"buses":[]}""");

        assertThat(answer.text("errors/0/field")).isEqualTo("link");
        assertThat(answer.text("errors/0/message")).contains("RTU_OVER_TCP");
    }

    @Test
    void givenMoneyOfAnyOtherForm_thenItIsRefusedAndNeverRounded() {
        for (String amount :
                new String[] {"100", "\"100\"", "\"100.0\"", "\"100.001\"", "\"-1.00\"", "\"1e2\"", "100.00"}) {
            Api.Answer answer = admin.key(fresh("k"))
                    .post(
                            "/api/v1/accounts/a/sales",
                            "{\"meterId\":\"m\",\"amount\":" + amount + ",\"paymentMethod\":\"CASH\"}");

            assertThat(answer.status()).as(amount).isEqualTo(400);
            assertThat(answer.text("errors/0/field")).isEqualTo("amount");
            assertThat(answer.text("errors/0/message")).contains("100.00");
        }
    }

    @Test
    void givenAWrongMethodPathOrMediaType_thenEachHasItsOwnProblem() {
        Api.Answer method = admin.send("PATCH", SITES, "");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.problem()).isEqualTo("method-not-allowed");
        assertThat(method.header("Allow")).contains("POST");

        assertThat(admin.get("/api/v1/nothing").problem()).isEqualTo("not-found");
        assertThat(stranger.get("/nothing").problem()).isEqualTo("not-found");

        Api.Answer media = admin.with("Content-Type", "text/plain").send("POST", SITES, "hello");
        assertThat(media.status()).isEqualTo(415);
        assertThat(media.problem()).isEqualTo("unsupported-media-type");

        assertThat(admin.with("Accept", "image/png").get("/api/v1/operators").problem())
                .isEqualTo("not-acceptable");
        assertThat(admin.get("/api/v1/operators?page=x").text("errors/0/field")).isEqualTo("page");
        assertThat(admin.get("/api/v1/operators?size=501").text("errors/0/field"))
                .isEqualTo("size");
    }

    @Test
    void givenABodyBeyondTheLimit_thenTheProblemIsTooLarge() {
        Api.Answer answer = admin.post(SITES, "{\"name\":\"" + "x".repeat(1024 * 1024) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("too-large");
    }

    @Test
    void givenAHostilePathOrBody_thenTheAnswerIsStillAProblem() {
        assertThat(admin.get("/api/v1//sites;x=y").problem()).isEqualTo("malformed-request");
        assertThat(admin.post(SITES, "[".repeat(5000)).status()).isEqualTo(400);
        assertThat(admin.post(SITES, "{\"name\":\"a\",\"name\":\"b\",\"timeZone\":\"UTC\"}")
                        .status())
                .isEqualTo(400);
        assertThat(admin.post(SITES, "null").status()).isEqualTo(400);
    }

    @Test
    void givenARequestLineThatTheContainerCannotRead_thenTheAnswerIsStillAProblem() throws IOException {
        try (Socket socket = new Socket("localhost", port())) {
            socket.getOutputStream()
                    .write("GET /api/v1/sites?x=[ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json")
                    .contains("/problems/malformed-request");
        }
    }

    @Test
    void givenARefusal_thenItIsInTheLogOfRefusals() {
        Api auditor = operator("AUDITOR", "");
        String operatorId = auditor.get("/api/v1/sessions/current").text("operator/id");

        assertThat(auditor.post(SITES, "{}").problem()).isEqualTo("not-permitted");

        assertThat(jdbc.sql(
                                "select request || ' ' || problem || ' ' || client_address from refusals where operator_id = ?")
                        .param(operatorId)
                        .query(String.class)
                        .list())
                .containsExactly("POST /api/v1/sites not-permitted 127.0.0.1");
    }
}
