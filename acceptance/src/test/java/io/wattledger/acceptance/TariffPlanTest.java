package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.acceptance.harness.Answer;
import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Oracle;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import io.wattledger.acceptance.harness.SharedProgram;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Tariff plans on their way from a request to the meter and back to the view. */
@ExtendWith(SharedProgram.class)
class TariffPlanTest {

    private static final List<Map<String, String>> HOURS =
            List.of(Map.of("from", "00:00", "rate", "VALLEY"), Map.of("from", "08:00", "rate", "PEAK"));
    private static final List<Map<String, String>> TIERS =
            List.of(Map.of("aboveKwh", "200.00", "price", "0.0500"), Map.of("aboveKwh", "400.00", "price", "0.3000"));

    private final Program program;
    private final Office office;

    TariffPlanTest(Program program) {
        this.program = program;
        this.office = program.office();
    }

    private Answer push(Room room, String tariffId) {
        return office.withNewKey().post("/meters/" + room.meterId() + "/tariff", Map.of("tariffId", tariffId));
    }

    @Test
    @DisplayName(
            "a plan by time of use and tiers, as a new version of the flat one, reaches the meter and is read back from it")
    void planReachesTheMeter() {
        Campus campus = Campus.ofOneRoom(program);
        Room room = campus.room();
        String tariff = office.flatTariff(campus.siteId(), Campus.PRICE);
        Answer revised = office.rest()
                .post(
                        "/tariffs/" + tariff + "/versions",
                        Map.of(
                                "kind",
                                "TIME_OF_USE_TIERED",
                                "prices",
                                Map.of("peak", "0.9000", "valley", "0.3000"),
                                "segments",
                                HOURS,
                                "tiers",
                                TIERS))
                .expect(201);

        String pushed = push(room, tariff).expect(202).field("operationId");
        office.awaitOperation(pushed, "CONFIRMED");

        var image = room.meter().image();
        assertThat(image.active().version()).isEqualTo(2);
        assertThat(image.active().prices()).containsExactly(9_000L, 9_000L, 9_000L, 3_000L, 9_000L);
        assertThat(image.active().tierLimitsKwh()).startsWith(200L, 400L);
        assertThat(image.timeOfUse().tables().get(0).get(1).rate()).isEqualTo(2);
        assertThat(image.timeOfUse().tables().get(0).get(1).hour()).isEqualTo(8);
        JsonNode shown = office.rest()
                .get("/tariffs/" + tariff + "?after="
                        + revised.json().path("sequence").asLong())
                .expect(200)
                .json();
        assertThat(shown.path("version").asInt()).isEqualTo(2);
        assertThat(shown.path("versions").findValuesAsString("kind")).containsExactly("FLAT", "TIME_OF_USE_TIERED");
        new Oracle(office).awaitQuiet(List.of(room)).holdsFor(room);
    }

    @Test
    @DisplayName("a plan that the meter cannot hold is refused when it is put on the meter, and says what is too much")
    void planThatDoesNotFit() {
        Campus campus = Campus.ofOneRoom(program);
        List<Map<String, String>> hourly = IntStream.range(0, 24)
                .mapToObj(hour -> Map.of("from", "%02d:00".formatted(hour), "rate", "FLAT"))
                .toList();
        String tariff = office.rest()
                .post(
                        "/tariffs",
                        Map.of(
                                "siteId",
                                campus.siteId(),
                                "name",
                                "Hourly",
                                "kind",
                                "TIME_OF_USE",
                                "prices",
                                Map.of("flat", "0.6500"),
                                "segments",
                                hourly))
                .expect(201)
                .id();

        Answer refused = push(campus.room(), tariff).expect(422);

        assertThat(refused.field("type")).isEqualTo("/problems/tariff-not-holdable");
        assertThat(refused.field("detail")).contains("24 segments where 14 fit");
    }

    @Test
    @DisplayName("what-if tells the cost of a month under a plan by rate and tier, exactly")
    void whatIf() {
        Campus campus = Campus.ofOneRoom(program);
        Answer defined = office.rest()
                .post(
                        "/tariffs",
                        Map.of(
                                "siteId",
                                campus.siteId(),
                                "name",
                                "Tiered",
                                "kind",
                                "TIERED",
                                "prices",
                                Map.of("flat", "0.5000"),
                                "tiers",
                                TIERS))
                .expect(201);
        String tariff = "/tariffs/" + defined.id();

        JsonNode answer = office.rest()
                .post(
                        tariff + "/what-if?after="
                                + defined.json().path("sequence").asLong(),
                        Map.of("energy", Map.of("FLAT", "450.00")))
                .expect(200)
                .json();

        // 450 kWh x 0.5000 + 200 kWh x 0.0500 + 50 kWh x 0.3000
        assertThat(answer.path("total").asString()).isEqualTo("250.000000");
        assertThat(answer.path("byTier").findValuesAsString("energy")).containsExactly("200.00", "200.00", "50.00");
    }
}
