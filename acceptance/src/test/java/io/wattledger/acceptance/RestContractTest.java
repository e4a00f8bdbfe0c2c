package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.acceptance.harness.Answer;
import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Rest;
import io.wattledger.acceptance.harness.Room;
import io.wattledger.acceptance.harness.SharedProgram;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The REST contract as other systems rely on it: shapes, refusals, languages, waiting reads, pages. */
@ExtendWith(SharedProgram.class)
class RestContractTest {

    private final Program program;
    private final Office office;

    RestContractTest(Program program) {
        this.program = program;
        this.office = program.office();
    }

    @Nested
    @DisplayName("writes")
    class Writes {

        @Test
        @DisplayName(
                "creating answers 201 with Location, the resource with its id, and a sequence that a read can wait for at once")
        void creating() {
            Answer created = office.rest()
                    .post("/sites", Map.of("name", "North Campus", "timeZone", "Asia/Shanghai"))
                    .expect(201);

            assertThat(created.header("Location")).isEqualTo("/api/v1/sites/" + created.id());
            assertThat(created.json().path("name").asString()).isEqualTo("North Campus");
            Answer read = office.rest()
                    .get("/sites/" + created.id() + "?after=" + created.sequence())
                    .expect(200);
            assertThat(read.json().path("name").asString()).isEqualTo("North Campus");
            assertThat(Long.parseLong(read.header("As-Of"))).isGreaterThanOrEqualTo(created.sequence());
        }

        @ParameterizedTest
        @ValueSource(strings = {"100", "100.0", "100.000", "1e2", "-1.00", "+1.00", " 1.00", "1,00", "", "٣.00"})
        @DisplayName("money is a decimal string with exactly two places, else the field is named")
        void moneyIsStrict(String amount) {
            Room room = Fixture.room(program);

            Answer refused = sale(room, Map.of("meterId", room.meterId(), "amount", amount, "paymentMethod", "CASH"))
                    .expectProblem(400, "malformed-request");

            assertThat(refused.json().path("errors").findValuesAsString("field"))
                    .contains("amount");
        }

        @Test
        @DisplayName("money as a JSON number is refused")
        void moneyIsNoNumber() {
            Room room = Fixture.room(program);

            sale(room, Map.of("meterId", room.meterId(), "amount", 100.00, "paymentMethod", "CASH"))
                    .expectProblem(400, "malformed-request");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0.99", "50000.01"})
        @DisplayName("an amount outside the bounds of a sale is a business refusal")
        void amountOutOfBounds(String amount) {
            Room room = Fixture.room(program);

            sale(room, Map.of("meterId", room.meterId(), "amount", amount, "paymentMethod", "CASH"))
                    .expectProblem(422, "amount-out-of-bounds");
        }

        @Test
        @DisplayName("missing fields are all named")
        void missingFieldsAreNamed() {
            Answer refused = office.rest().post("/gateways", Map.of()).expectProblem(400, "malformed-request");

            assertThat(refused.json().path("errors").findValuesAsString("field"))
                    .contains("siteId", "name", "link", "buses");
        }

        @Test
        @DisplayName("a meter number and a bus address are taken once")
        void takenOnce() {
            Room room = Fixture.room(program);
            Map<String, Object> sameNumber = Map.of(
                    "serialNumber", room.meter().serialNumber(),
                    "profile", "ref-prepaid-v1",
                    "phases", 1,
                    "gatewayId", room.gatewayId(),
                    "bus", 1,
                    "unitId", 99,
                    "ptRatio", 1,
                    "ctRatio", 1);
            office.rest().post("/meters", sameNumber).expectProblem(409, "serial-number-taken");

            Map<String, Object> sameAddress = new HashMap<>(sameNumber);
            sameAddress.put("serialNumber", "777" + room.meter().serialNumber().substring(3));
            sameAddress.put("unitId", room.meter().unitId());
            office.rest().post("/meters", sameAddress).expectProblem(409, "bus-address-taken");
        }

        @Test
        @DisplayName("a second account on the same meter is refused")
        void secondAccount() {
            Room room = Fixture.room(program);
            String site = office.meter(room).path("siteId").asString();
            String tariff = office.flatTariff(site, Campus.PRICE);

            office.withNewKey()
                    .post(
                            "/accounts",
                            Map.of(
                                    "unitId",
                                    room.unitId(),
                                    "customer",
                                    Map.of("name", "Li Si", "phone", "13700000000"),
                                    "meters",
                                    List.of(Map.of("meterId", room.meterId(), "tariffId", tariff))))
                    .expectProblem(409, "meter-already-in-use");
        }

        @Test
        @DisplayName("a forced close needs an end")
        void forcedCloseNeedsAnEnd() {
            Room room = Fixture.room(program);

            Answer refused = office.withNewKey()
                    .post(
                            "/meters/" + room.meterId() + "/relay",
                            Map.of("mode", "FORCED_CLOSED", "reason", "hospital bed"))
                    .expectProblem(400, "malformed-request");

            assertThat(refused.json().path("errors").findValuesAsString("field"))
                    .contains("until");
        }

        @Test
        @DisplayName("money is not written over a gateway on a network that nobody trusts")
        void untrustedGateway() {
            String site = office.site("Untrusted");
            String building = office.building(site, "Annex", 1);
            String unit = office.unit(building, 1, "101");
            String tariff = office.flatTariff(site, Campus.PRICE);
            String gateway = office.rest()
                    .post(
                            "/gateways",
                            Map.of(
                                    "siteId",
                                    site,
                                    "name",
                                    "GW",
                                    "link",
                                    "RTU_OVER_TCP",
                                    "host",
                                    "127.0.0.1",
                                    "port",
                                    1,
                                    "trustedNetwork",
                                    false,
                                    "buses",
                                    List.of(Map.of("bus", 1, "baud", 9600, "parity", "NONE"))))
                    .expect(201)
                    .id();
            String meter = office.rest()
                    .post(
                            "/meters",
                            Map.of(
                                    "serialNumber",
                                    "888800000001",
                                    "profile",
                                    "ref-prepaid-v1",
                                    "phases",
                                    1,
                                    "gatewayId",
                                    gateway,
                                    "bus",
                                    1,
                                    "unitId",
                                    1,
                                    "installedUnitId",
                                    unit,
                                    "ptRatio",
                                    1,
                                    "ctRatio",
                                    1))
                    .expect(201)
                    .id();

            office.withNewKey()
                    .post(
                            "/accounts",
                            Map.of(
                                    "unitId",
                                    unit,
                                    "customer",
                                    Map.of("name", "Wang Wu", "phone", "13600000000"),
                                    "meters",
                                    List.of(Map.of("meterId", meter, "tariffId", tariff))))
                    .expectProblem(422, "gateway-not-trusted");
        }

        private Answer sale(Room room, Map<String, Object> body) {
            return office.withNewKey().post("/accounts/" + room.accountId() + "/sales", body);
        }
    }

    @Nested
    @DisplayName("refusals")
    class Refusals {

        @Test
        @DisplayName("speak Chinese or English as the reader asks, with the same type")
        void bothLanguages() {
            Answer english = office.rest()
                    .with("Accept-Language", "en")
                    .get("/meters/nothing")
                    .expectProblem(404, "unknown-meter");
            Answer chinese = office.rest()
                    .with("Accept-Language", "zh-CN")
                    .get("/meters/nothing")
                    .expectProblem(404, "unknown-meter");

            assertThat(english.json().path("title").asString()).matches("\\p{ASCII}+");
            assertThat(chinese.json().path("title").asString()).containsPattern("\\p{IsHan}");
            assertThat(chinese.json().path("detail").asString()).containsPattern("\\p{IsHan}");
            assertThat(english.json().path("status").asInt()).isEqualTo(404);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/sites/nothing",
                    "/accounts/nothing",
                    "/accounts/nothing/balance",
                    "/operations/nothing",
                    "/meters/nothing",
                    "/no-such-thing"
                })
        @DisplayName("an unknown id or address is 404, as a problem document")
        void unknownIs404(String path) {
            Answer refused = office.rest().get(path).expect(404);

            assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{", "[]", "\"\"", "null", "{\"name\":{\"a\":1}}", "\u0000"})
        @DisplayName("a body that cannot be read is 400, never 500")
        void hostileBodies(String body) {
            office.rest().send("POST", "/sites", body).expectProblem(400, "malformed-request");
        }

        @Test
        @DisplayName("a body larger than any real one is 413")
        void tooLarge() {
            office.rest()
                    .post("/sites", Map.of("name", "x".repeat(3_000_000), "timeZone", "Asia/Shanghai"))
                    .expectProblem(413, "too-large");
        }

        @Test
        @DisplayName("another media type is 415, another method 405")
        void otherTypeOrMethod() {
            office.rest()
                    .with("Content-Type", "text/plain")
                    .send("POST", "/sites", "name=x")
                    .expectProblem(415, "unsupported-media-type");
            office.rest().send("DELETE", "/sites", null).expectProblem(405, "method-not-allowed");
        }
    }

    @Nested
    @DisplayName("access")
    class Access {

        @ParameterizedTest
        @ValueSource(strings = {"/sites", "/meters", "/accounts", "/operations", "/audit/events", "/stream"})
        @DisplayName("without a token, or with a forged one, nothing is shown")
        void withoutToken(String path) {
            Rest.of(program).get(path).expectProblem(401, "not-authenticated");
            Rest.of(program).bearing("forged").get(path).expectProblem(401, "not-authenticated");
        }

        @Test
        @DisplayName("a wrong password and an unknown name are answered alike")
        void wrongPassword() {
            Answer wrong = Rest.of(program)
                    .post("/sessions", Map.of("username", "admin", "password", "wrong"))
                    .expectProblem(401, "not-authenticated");
            Answer unknown = Rest.of(program)
                    .post("/sessions", Map.of("username", "nobody-" + Office.newKey(), "password", "wrong"))
                    .expectProblem(401, "not-authenticated");

            assertThat(unknown.json().path("detail")).isEqualTo(wrong.json().path("detail"));
        }

        @Test
        @DisplayName("a session tells who is logged in, what is permitted, and until when")
        void session() {
            Answer session = Rest.of(program)
                    .post("/sessions", Map.of("username", "admin", "password", Program.ADMIN_PASSWORD))
                    .expect(201);

            assertThat(session.field("token")).hasSizeGreaterThan(20);
            assertThat(session.json().path("permissions").toString()).contains("SALE_CREATE");
            assertThat(OffsetDateTime.parse(session.field("expiresAt"))).isAfter(OffsetDateTime.now(ZoneOffset.UTC));
        }

        @Test
        @DisplayName("without the permission it is 403, and outside one's site likewise")
        void permissionsAndSites() {
            Room room = Fixture.room(program);
            String otherSite = office.site("Elsewhere");
            Office viewer = Staff.of(program).inRole("DUTY_ROOM", List.of());
            viewer.rest().get("/meters/" + room.meterId()).expect(200);
            viewer.sell(room, 1_000, Office.newKey()).expectProblem(403, "not-permitted");
            viewer.rest()
                    .post("/sites", Map.of("name", "Mine", "timeZone", "Asia/Shanghai"))
                    .expectProblem(403, "not-permitted");
            viewer.rest().get("/audit/events?aggregateId=" + room.accountId()).expectProblem(403, "not-permitted");

            Office elsewhere = Staff.of(program).inRole("CASHIER", List.of(otherSite));
            elsewhere.sell(room, 1_000, Office.newKey()).expectProblem(403, "not-permitted");
            elsewhere.rest().get("/meters/" + room.meterId()).expectProblem(403, "not-permitted");
            elsewhere.rest().get("/accounts/" + room.accountId() + "/balance").expectProblem(403, "not-permitted");
            assertThat(elsewhere
                            .rest()
                            .get("/meters?size=500")
                            .expect(200)
                            .json()
                            .path("items")
                            .findValuesAsString("siteId"))
                    .allMatch(otherSite::equals);
        }
    }

    @Nested
    @DisplayName("reads")
    class Reads {

        @Test
        @DisplayName("lists come in pages of at most 500, which together hold each item once")
        void pages() {
            String site = office.site("Paged");
            String building = office.building(site, "Tower", 30);
            long last = 0;
            Set<String> units = new HashSet<>();
            for (int floor = 1; floor <= 7; floor++) {
                Answer unit = office.rest()
                        .post("/units", Map.of("buildingId", building, "floor", floor, "number", floor + "01"))
                        .expect(201);
                units.add(unit.id());
                last = unit.sequence();
            }

            Set<String> seen = new HashSet<>();
            for (int page = 0; page < 3; page++) {
                JsonNode list = office.rest()
                        .get("/units?buildingId=" + building + "&page=" + page + "&size=3&after=" + last)
                        .expect(200)
                        .json();
                assertThat(list.path("total").asInt()).isEqualTo(7);
                assertThat(list.path("page").asInt()).isEqualTo(page);
                assertThat(list.path("size").asInt()).isEqualTo(3);
                seen.addAll(list.path("items").findValuesAsString("id"));
            }
            assertThat(seen).isEqualTo(units);
            office.rest().get("/units?size=501").expectProblem(400, "malformed-request");
        }

        @Test
        @DisplayName("a read that waits for what never comes is refused in time, not answered with the old")
        void waitingIsBounded() {
            office.rest().get("/sites?after=999999999999").expectProblem(503, "not-caught-up");
        }

        @Test
        @DisplayName("every read says how far it has seen")
        void asOf() {
            Room room = Fixture.room(program);
            for (String path : List.of(
                    "/sites",
                    "/meters",
                    "/meters/" + room.meterId(),
                    "/accounts/" + room.accountId(),
                    "/accounts/" + room.accountId() + "/balance",
                    "/operations/" + room.openingId())) {
                assertThat(office.rest().get(path).expect(200).header("As-Of"))
                        .as(path)
                        .matches("\\d+");
            }
        }

        @Test
        @DisplayName("money has two places, energy two, prices four, instants an offset")
        void numbersOnTheWire() {
            Room room = Fixture.room(program);
            JsonNode meter = office.meter(room);

            assertThat(meter.path("balance").asString()).matches("-?\\d+\\.\\d{2}");
            assertThat(OffsetDateTime.parse(meter.path("observedAt").asString()))
                    .isNotNull();
            assertThat(office.rest()
                            .get("/tariffs?siteId=" + meter.path("siteId").asString())
                            .expect(200)
                            .text())
                    .contains("\"0.6500\"");
        }

        @Test
        @DisplayName("the interface describes itself as OpenAPI 3.1")
        void openApi() {
            JsonNode document = office.rest().get("/v3/api-docs").expect(200).json();

            assertThat(document.path("openapi").asString()).startsWith("3.1");
            assertThat(document.path("paths").has("/api/v1/accounts/{accountId}/sales"))
                    .as("sales among %s", document.path("paths").propertyNames())
                    .isTrue();
        }
    }

    /** One room for all checks of this class that only look at it. */
    private static final class Fixture {
        private static volatile Room room;

        private Fixture() {}

        static synchronized Room room(Program program) {
            if (room == null) {
                room = Campus.ofOneRoom(program).room();
            }
            return room;
        }
    }
}
