package io.wattledger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.simulator.site.CampusSite;
import io.wattledger.simulator.site.LinkKind;
import io.wattledger.simulator.site.SiteDescription;
import io.wattledger.simulator.site.SiteDescription.Bus;
import io.wattledger.simulator.site.SiteDescription.Floor;
import io.wattledger.simulator.site.SiteDescription.Gateway;
import io.wattledger.simulator.site.SiteDescription.Meter;
import io.wattledger.simulator.site.SiteDescription.Unit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CampusSiteTest {
    private final SiteDescription campus = CampusSite.describe(7);

    @Test
    @DisplayName("six buildings, a gateway with two buses each, 27 meters per bus, 324 meters in all rooms")
    void shape() {
        List<Bus> buses = campus.gateways().stream()
                .flatMap(gateway -> gateway.buses().stream())
                .toList();
        List<String> rooms = campus.buildings().stream()
                .flatMap(building -> building.floors().stream())
                .map(Floor::units)
                .flatMap(List::stream)
                .map(Unit::code)
                .toList();

        assertThat(campus.buildings()).hasSize(6);
        assertThat(campus.gateways()).hasSize(6);
        assertThat(buses).hasSize(12).allSatisfy(bus -> assertThat(bus.meters()).hasSize(27));
        assertThat(rooms).hasSize(324).doesNotHaveDuplicates().contains("1-301", "6-609");
        assertThat(campus.meters().map(Meter::installedUnit)).containsExactlyInAnyOrderElementsOf(rooms);
        assertThat(campus.meters().map(Meter::serialNumber)).doesNotHaveDuplicates();
        assertThat(campus.gateways().stream().map(Gateway::link)).contains(LinkKind.MODBUS_TCP, LinkKind.RTU_OVER_TCP);
        assertThat(campus.meters().filter(Meter::lost).map(Meter::serialNumber)).containsExactly(CampusSite.DEAD_METER);
    }

    @Test
    @DisplayName("the same seed gives the same campus, another seed other loads")
    void seeded() {
        assertThat(CampusSite.describe(7)).isEqualTo(campus);
        assertThat(CampusSite.describe(8)).isNotEqualTo(campus);
    }

    @Test
    @DisplayName("with accounts open, every balance falls within an evening, except behind the dead meter")
    void balancesFall() {
        ManualClock clock = new ManualClock("2026-03-02T10:00:00Z");
        try (SimulatedSite site = SimulatedSite.builder()
                .description(campus)
                .clock(clock)
                .timeFactor(CampusSite.SUGGESTED_TIME_FACTOR)
                .start()) {
            site.meters().forEach(meter -> meter.openOnSite(5_000));

            clock.advanceMinutes(5);

            assertThat(site.meters()).allSatisfy(meter -> {
                if (meter.isPowered()) {
                    assertThat(meter.balanceFen()).isBetween(1L, 4_950L);
                } else {
                    assertThat(meter.balanceFen()).isEqualTo(5_000);
                }
            });
        }
    }

    @Test
    @DisplayName("ports count up from a base port, and a started campus describes itself with its real ports")
    void ports() {
        assertThat(campus.at("10.0.0.1", 15_020).gateways())
                .allSatisfy(gateway -> assertThat(gateway.host()).isEqualTo("10.0.0.1"))
                .flatExtracting(Gateway::buses)
                .extracting(Bus::tcpPort)
                .startsWith(15_020, 15_021)
                .endsWith(15_031);
        try (SimulatedSite site = SimulatedSite.builder().description(campus).start()) {
            assertThat(site.description().gateways())
                    .flatExtracting(Gateway::buses)
                    .extracting(Bus::tcpPort)
                    .doesNotHaveDuplicates()
                    .doesNotContain(0)
                    .containsExactlyElementsOf(
                            site.buses().stream().map(SimulatedBus::port).toList());
        }
    }
}
