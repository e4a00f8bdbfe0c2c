package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattledger.acceptance.harness.Answer;
import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Oracle;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import io.wattledger.acceptance.harness.SharedProgram;
import io.wattledger.simulator.SimulatedGateway;
import io.wattledger.simulator.gl1.GatewayIdentity;
import io.wattledger.simulator.gl1.LinkProtection;
import io.wattledger.simulator.site.LinkKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Gateways that dial in over GL/1, with the key that registering them showed. */
@ExtendWith(SharedProgram.class)
class SecureGatewayTest {

    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(30);

    private final Program program;
    private final Office office;

    SecureGatewayTest(Program program) {
        this.program = program;
        this.office = program.office();
    }

    private Campus campus() {
        return Campus.plan().buses(List.of(LinkKind.SECURE_DIAL_IN)).watts(0).open(program);
    }

    private JsonNode gateway(Room room) {
        return office.read("/gateways/" + room.gatewayId()).expect(200).json();
    }

    private void awaitKeyInUse(Room room, int key) {
        await("the gateway has logged in with key " + key)
                .atMost(NOTICED_WITHIN)
                .until(() -> gateway(room).path("keyInUse").asInt() == key);
    }

    private List<String> events(Room room) {
        return office.events(room.gatewayId()).stream()
                .map(event -> event.path("name").asString())
                .toList();
    }

    @Test
    @DisplayName("credit is sold over a network that nobody trusts, through a gateway that proves who it is")
    void saleOverASecuredLink() {
        Campus campus = campus();
        Room room = campus.room();

        office.awaitOperation(office.sell(room, 10_000), "CONFIRMED");

        awaitKeyInUse(room, 1);
        assertThat(gateway(room).path("trustedNetwork").asBoolean()).isFalse();
        assertThat(gateway(room).path("online").asBoolean()).isTrue();
        new Oracle(office).holdsFor(List.of(room));
    }

    @Test
    @DisplayName(
            "a key is rotated without losing the site: the old one counts until the new one is used, and then no longer")
    void keyIsRotated() {
        Campus campus = campus();
        Room room = campus.room();
        String registration = room.bus().gateway();
        SimulatedGateway simulated = campus.simulated().gateway(registration);
        awaitKeyInUse(room, 1);

        Answer rotated = office.order("/gateways/" + room.gatewayId() + "/key-rotation", Map.of(), 201);
        room.bus().dropConnections();
        await("the gateway is in again with its old key")
                .atMost(NOTICED_WITHIN)
                .until(() -> simulated.logIns() == 2 && simulated.isLoggedIn());
        office.awaitOperation(office.sell(room, 1_000), "CONFIRMED");
        simulated.dial("127.0.0.1", program.dialInPort(), Campus.identity(registration, rotated));
        awaitKeyInUse(room, 2);
        office.awaitOperation(office.sell(room, 2_000), "CONFIRMED");

        assertThat(events(room))
                .containsSubsequence(
                        "gateway.key-issued", "gateway.key-in-use", "gateway.key-rotated", "gateway.key-in-use")
                .doesNotContain("gateway.went-offline");
        new Oracle(office).holdsFor(List.of(room));
    }

    @Test
    @DisplayName("a gateway with a wrong key is refused, and that is to be seen")
    void wrongKeyIsRefused() {
        Campus campus = campus();
        Room room = campus.room();
        String registration = room.bus().gateway();
        SimulatedGateway simulated = campus.simulated().gateway(registration);
        GatewayIdentity wrong = new GatewayIdentity(registration, 1, "00".repeat(32), LinkProtection.A);

        simulated.dial("127.0.0.1", program.dialInPort(), wrong);

        await("the refusal is shown")
                .atMost(NOTICED_WITHIN)
                .until(() -> gateway(room).path("lastRefusal").path("why").asString(""), why -> why.contains("key"));
        await("the gateway is lost")
                .atMost(NOTICED_WITHIN)
                .until(() -> !gateway(room).path("online").asBoolean());
        assertThat(events(room)).contains("gateway.link-refused");
        assertThat(simulated.isLoggedIn()).isFalse();
    }
}
