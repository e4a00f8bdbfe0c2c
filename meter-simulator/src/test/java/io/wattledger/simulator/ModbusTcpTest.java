package io.wattledger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.fault.Traffic;
import io.wattledger.simulator.site.LinkKind;
import io.wattledger.simulator.site.Parity;
import io.wattledger.simulator.site.SiteDescription;
import io.wattledger.simulator.site.SiteDescription.Bus;
import io.wattledger.simulator.site.SiteDescription.Gateway;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ModbusTcpTest {
    /** Transaction 1234, read of the meter number. */
    private static byte[] readNumber(int unit) {
        return new byte[] {0x12, 0x34, 0, 0, 0, 6, (byte) unit, 3, 0, 0x43, 0, 3};
    }

    @Test
    @DisplayName("an answer carries the transaction and the unit of its request")
    void answer() {
        SiteDescription description = SiteDescription.singleBus(LinkKind.MODBUS_TCP, "202600000001", "202600000002");
        try (SimulatedSite site =
                        SimulatedSite.builder().description(description).start();
                BusClient client = new BusClient(site.bus(0).port())) {
            client.send(readNumber(2));

            assertThat(client.exactly(15)).containsExactly(0x12, 0x34, 0, 0, 0, 9, 2, 3, 6, 0x20, 0x26, 0, 0, 0, 2);
        }
    }

    @Test
    @DisplayName("several buses can share the gateway's port and are told apart by unit id")
    void sharedPort() {
        try (SimulatedSite site =
                        SimulatedSite.builder().description(twoBusesOnOnePort()).start();
                BusClient client = new BusClient(site.bus(0).port())) {
            assertThat(site.bus(1).port()).isEqualTo(site.bus(0).port());
            client.send(readNumber(1));
            client.exactly(15);
            client.send(readNumber(2));

            assertThat(client.exactly(15)).endsWith(0, 2);
            assertThat(site.bus(0).requestsReceived()).isEqualTo(1);
            assertThat(site.bus(1).requestsReceived()).isEqualTo(1);
            assertThat(site.description().gateways().get(0).port())
                    .isEqualTo(site.bus(0).port());
        }
    }

    @Test
    @DisplayName("a damaged or broken off answer is discarded by the gateway, one from the wrong unit is not")
    void faults() {
        SiteDescription description = SiteDescription.singleBus(LinkKind.MODBUS_TCP, "202600000001");
        try (SimulatedSite site =
                        SimulatedSite.builder().description(description).start();
                BusClient client = new BusClient(site.bus(0).port())) {
            site.faults()
                    .next(Traffic.ANY, FaultKind.WRONG_CRC)
                    .next(Traffic.ANY, FaultKind.TRUNCATED)
                    .next(Traffic.ANY, FaultKind.WRONG_UNIT);
            client.send(readNumber(1));
            client.send(readNumber(1));
            assertThat(client.receive()).isEmpty();

            client.send(readNumber(1));
            assertThat(client.exactly(15)[6]).isNotEqualTo((byte) 1);
        }
    }

    @Test
    @DisplayName("a header that is not Modbus ends the connection")
    void notModbus() {
        SiteDescription description = SiteDescription.singleBus(LinkKind.MODBUS_TCP, "202600000001");
        try (SimulatedSite site =
                        SimulatedSite.builder().description(description).start();
                BusClient client = new BusClient(site.bus(0).port())) {
            client.send(new byte[] {'G', 'E', 'T', ' ', '/', ' ', 'H', 'T', 'T', 'P'});

            assertThat(client.isEnded()).isTrue();
        }
    }

    private static SiteDescription twoBusesOnOnePort() {
        SiteDescription first = SiteDescription.singleBus(LinkKind.MODBUS_TCP, "202600000001", "202600000002");
        List<SiteDescription.Meter> meters = first.meters().toList();
        List<Bus> buses = List.of(
                new Bus(1, 0, 9_600, Parity.NONE, meters.subList(0, 1)),
                new Bus(2, 0, 9_600, Parity.NONE, meters.subList(1, 2)));
        Gateway gateway = new Gateway("GW-1", "", LinkKind.MODBUS_TCP, "127.0.0.1", 0, buses);
        return new SiteDescription("Test site", ZoneId.of("Asia/Shanghai"), List.of(), List.of(gateway));
    }
}
