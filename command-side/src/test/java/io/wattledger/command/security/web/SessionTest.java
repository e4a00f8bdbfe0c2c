package io.wattledger.command.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.command.web.Api;
import io.wattledger.command.web.RestProgram;
import io.wattledger.command.web.RestTest;
import io.wattledger.kernel.access.Permission;
import org.junit.jupiter.api.Test;

class SessionTest extends RestTest {

    private static final String SESSIONS = "/api/v1/sessions";

    @Test
    void givenTheRightPassword_whenLoggingIn_thenTheSessionTellsTokenOperatorAndPermissions() {
        Api.Answer answer = logIn("admin", RestProgram.ADMIN_PASSWORD);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/sessions/current");
        assertThat(answer.text("token")).hasSizeGreaterThan(40);
        assertThat(answer.text("id")).isNotEmpty();
        assertThat(answer.text("operator/username")).isEqualTo("admin");
        assertThat(answer.json().get("permissions").size()).isEqualTo(Permission.values().length);
        assertThat(answer.text("expiresAt")).endsWith("Z");
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("WATTLEDGER_SESSION=")
                        .contains("HttpOnly")
                        .contains("SameSite=Strict"));
    }

    @Test
    void givenAWrongPasswordOrAnUnknownUser_whenLoggingIn_thenBothAreRefusedAlike() {
        Api.Answer wrong = logIn("admin", "not the password");
        Api.Answer unknown = logIn(fresh("nobody"), "not the password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.problem()).isEqualTo("not-authenticated");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.text("detail")).isEqualTo(wrong.text("detail"));
    }

    @Test
    void givenFiveWrongPasswords_whenLoggingInAgain_thenItIsThrottledWithATimeToWaitEvenWithTheRightOne() {
        String username = fresh("guessed");
        admin.post("/api/v1/operators", """
                {"username":"%s","password":"long enough 1","roles":["AUDITOR"]}""".formatted(username));
        for (int i = 0; i < 5; i++) {
            assertThat(logIn(username, "guess number " + i).status()).isEqualTo(401);
        }

        Api.Answer answer = logIn(username, "long enough 1");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.problem()).isEqualTo("too-many-attempts");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 301);
    }

    @Test
    void givenNoToken_whenAskingForAnything_thenItIsRefusedAs401() {
        assertThat(stranger.get("/api/v1/sessions/current").problem()).isEqualTo("not-authenticated");
        assertThat(stranger.post("/api/v1/sites", "{}").status()).isEqualTo(401);
        assertThat(stranger.get("/api/v1/anything").header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void givenAForgedOrExpiredToken_whenAsking_thenItIsRefusedAs401() {
        Api forged = stranger.with("Authorization", "Bearer " + "x".repeat(43));
        Api expired = operator("AUDITOR", "");
        jdbc.sql(
                        "update access_tokens set expires_at = now() - interval '1 second' where operator_id ="
                                + " (select operator_id from operators where username like 'op-%' order by registered_at desc limit 1)")
                .update();

        assertThat(forged.get("/api/v1/sessions/current").status()).isEqualTo(401);
        assertThat(expired.get("/api/v1/sessions/current").status()).isEqualTo(401);
    }

    @Test
    void givenASession_whenLoggedOut_thenItsTokenIsWorthless() {
        Api auditor = operator("AUDITOR", "");
        assertThat(auditor.get("/api/v1/sessions/current").text("permissions/0"))
                .isEqualTo("VIEW");

        assertThat(auditor.send("DELETE", "/api/v1/sessions/current", "").status())
                .isEqualTo(204);

        assertThat(auditor.get("/api/v1/sessions/current").status()).isEqualTo(401);
    }

    @Test
    void givenTheStore_whenLookedInto_thenNeitherPasswordsNorTokensAreInIt() {
        String token = logIn("admin", RestProgram.ADMIN_PASSWORD).text("token");

        assertThat(jdbc.sql("select password_hash from operators where username = 'admin'")
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(jdbc.sql("select count(*) from access_tokens where encode(token_sha256, 'escape') = ?")
                        .param(token)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void givenACookieSession_whenWritingWithoutTheCsrfToken_thenItIsRefused_andWithItAccepted() {
        Api.Answer session = logIn("admin", RestProgram.ADMIN_PASSWORD);
        String token = session.text("token");
        String csrf = session.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("XSRF-TOKEN="))
                .map(cookie -> cookie.substring("XSRF-TOKEN=".length(), cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
        Api browser = stranger.with("Cookie", "WATTLEDGER_SESSION=" + token + "; XSRF-TOKEN=" + csrf);

        assertThat(browser.get("/api/v1/sessions/current").status()).isEqualTo(200);
        Api.Answer unprotected = browser.post("/api/v1/sites", "{\"name\":\"A\",\"timeZone\":\"UTC\"}");
        assertThat(unprotected.status()).isEqualTo(403);
        assertThat(unprotected.problem()).isEqualTo("csrf-token-missing");
        assertThat(browser.with("X-XSRF-TOKEN", csrf)
                        .post("/api/v1/sites", "{\"name\":\"A\",\"timeZone\":\"UTC\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void givenAnOwnPassword_whenChanged_thenTheOldOneIsWorthlessAndOtherSessionsEnd() {
        String username = fresh("changes");
        admin.post("/api/v1/operators", """
                {"username":"%s","password":"long enough 1","roles":["AUDITOR"]}""".formatted(username));
        Api here = stranger.as(username, "long enough 1");
        Api elsewhere = stranger.as(username, "long enough 1");

        assertThat(here.post(
                                "/api/v1/me/password",
                                "{\"currentPassword\":\"long enough 1\",\"newPassword\":\"long enough 2\"}")
                        .status())
                .isEqualTo(204);

        assertThat(here.get("/api/v1/sessions/current").status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/v1/sessions/current").status()).isEqualTo(401);
        assertThat(logIn(username, "long enough 1").status()).isEqualTo(401);
        assertThat(logIn(username, "long enough 2").status()).isEqualTo(201);
    }

    @Test
    void givenAnyAnswer_whenItLeaves_thenItCarriesStrictHeaders() {
        Api.Answer answer = stranger.get("/api/v1/sessions/current");

        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    }

    private Api.Answer logIn(String username, String password) {
        return stranger.post(SESSIONS, "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password));
    }
}
