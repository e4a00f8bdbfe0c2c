package io.wattledger.command.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.command.web.Api;
import io.wattledger.command.web.RestTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class IdempotencyTest extends RestTest {

    private static final String SITES = "/api/v1/sites";

    @Autowired
    private CommandBus commands;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void givenAnAnsweredKey_whenSentAgain_thenTheFirstAnswerComesBackAndNothingIsDone() {
        String key = fresh("key");

        Api.Answer first = admin.key(key).post(SITES, body("North"));
        Api.Answer again = admin.key(key).post(SITES, "{ \"timeZone\" : \"UTC\", \"name\" : \"North\" }");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(first.header("Location")).isEqualTo(SITES + "/" + first.text("id"));
        assertThat(first.json().get("sequence").asLong()).isPositive();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.response().body()).isEqualTo(first.response().body());
    }

    @Test
    void givenAnAnsweredKey_whenSentWithAnotherBody_thenItIsRefused() {
        String key = fresh("key");
        admin.key(key).post(SITES, body("North"));

        Api.Answer other = admin.key(key).post(SITES, body("South"));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void givenAnAnsweredKey_whenAnotherOperatorUsesIt_thenItIsAnotherKey() {
        String key = fresh("key");
        Api.Answer first = admin.key(key).post(SITES, body("North"));

        Api.Answer theirs = operator("ENGINEER", "").key(key).post(SITES, body("North"));

        assertThat(theirs.status()).isEqualTo(201);
        assertThat(theirs.text("id")).isNotEqualTo(first.text("id"));
    }

    @Test
    void givenARefusedRequest_whenItsKeyIsSentWithABetterBody_thenTheKeyWasNotBound() {
        String key = fresh("key");

        assertThat(admin.key(key)
                        .post("/api/v1/operators", operatorNamed("admin"))
                        .status())
                .isEqualTo(409);
        assertThat(admin.key(key)
                        .post("/api/v1/operators", operatorNamed(fresh("free")))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void givenARequestStillRunning_whenItsKeyIsSentAgain_thenItIsToldSo() {
        String key = fresh("key");
        String operatorId = admin.get("/api/v1/sessions/current").text("operator/id");
        String scopedKey = String.join("\n", operatorId, "POST", SITES, key);

        Api.Answer meanwhile = new TransactionTemplate(transactions).execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                    .param("key", scopedKey)
                    .query((row, number) -> true)
                    .single();
            return admin.key(key).post(SITES, body("North"));
        });

        assertThat(meanwhile).isNotNull();
        assertThat(meanwhile.status()).isEqualTo(409);
        assertThat(meanwhile.problem()).isEqualTo("still-running");
        assertThat(admin.key(key).post(SITES, body("North")).status()).isEqualTo(201);
    }

    @Test
    void givenOneKeySentManyTimesAtOnce_thenThereIsOneEffectAndEveryAnswerIsThatOrStillRunning() {
        String key = fresh("key");
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Api.Answer> answers = IntStream.range(0, 40)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> admin.key(key).post(SITES, body("Storm")), clients))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
            assertThat(answers.stream()
                            .filter(answer -> answer.status() == 201)
                            .map(answer -> answer.text("id"))
                            .distinct())
                    .hasSize(1);
            assertThat(answers.stream()
                            .filter(answer -> answer.status() == 201
                                    && answer.header("Idempotency-Replayed").isEmpty()))
                    .hasSize(1);
        } finally {
            clients.shutdown();
        }
    }

    @Test
    void givenAFailureAtTheVeryCommit_thenNeitherEffectNorAnswerIsStored() {
        String key = fresh("key");
        Registration crash = commands.registerHandlerInterceptor((unitOfWork, chain) -> {
            // Registered after the transaction's callback and before the gate's, so it runs between them.
            unitOfWork.onCommit(committing -> {
                throw new IllegalStateException("the power went off");
            });
            return chain.proceed();
        });
        try {
            Api.Answer answer = admin.key(key).post("/api/v1/operators", operatorNamed("lost-" + key));
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.problem()).isEqualTo("internal-error");
            assertThat(answer.response().body()).doesNotContain("power");
        } finally {
            crash.cancel();
        }

        assertThat(count("idempotency_keys where key = ?", key)).isZero();
        assertThat(count("operators where username = ?", "lost-" + key)).isZero();
        assertThat(admin.key(key)
                        .post("/api/v1/operators", operatorNamed("lost-" + key))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void givenAKeyOfAnotherForm_thenItIsMalformed() {
        assertThat(admin.key("x".repeat(201)).post(SITES, body("A")).status()).isEqualTo(400);
        assertThat(admin.key("x".repeat(200)).post(SITES, body("A")).status()).isEqualTo(201);
    }

    @Test
    void givenAnEndpointThatMovesMoneyOrARelay_whenNoKeyIsSent_thenItIsRefused() {
        for (String path : List.of(
                "/api/v1/accounts/a/sales",
                "/api/v1/meters/m/relay",
                "/api/v1/meters/m/tariff",
                "/api/v1/meters/m/quarantine-release",
                "/api/v1/operations/o/settlement")) {
            Api.Answer answer = admin.post(path, "{}");
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.problem()).as(path).isEqualTo("idempotency-key-required");
        }
    }

    @Test
    void givenAStoredAnswerToANewOperator_thenItsPasswordIsNeitherInItNorHashedWithIt() {
        String key = fresh("key");
        String username = fresh("quiet");
        admin.key(key).post("/api/v1/operators", operatorNamed(username));

        Api.Answer otherPassword = admin.key(key)
                .post("/api/v1/operators", operatorNamed(username).replace("long enough 1", "long enough 2"));

        assertThat(otherPassword.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(count("idempotency_keys where body like '%' || ? || '%'", "long enough"))
                .isZero();
    }

    private int count(String fromWhere, String value) {
        return jdbc.sql("select count(*) from " + fromWhere)
                .param(value)
                .query(Integer.class)
                .single();
    }

    private static String body(String name) {
        return "{\"name\":\"%s\",\"timeZone\":\"UTC\"}".formatted(name);
    }

    private static String operatorNamed(String username) {
        return """
                {"username":"%s","password":"long enough 1","roles":["AUDITOR"]}""".formatted(username);
    }
}
