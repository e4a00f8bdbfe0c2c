package io.wattledger.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattledger.simulator.meter.AppliedMoneyOperation;
import io.wattledger.simulator.meter.MoneyOpType;
import io.wattledger.simulator.meter.MoneyOrder;
import io.wattledger.simulator.meter.SerialNumber;
import io.wattledger.simulator.site.LinkKind;
import io.wattledger.simulator.site.SiteDescription;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SimulatedSiteTest {
    private static final String SERIAL = "202600000001";

    @Test
    @DisplayName("a purchase over a socket raises balance and count, and the oracle has it once")
    void purchase() {
        try (SimulatedSite site = SimulatedSite.builder().timeFactor(0).start();
                BusClient client = new BusClient(site.bus(0).port())) {
            SimulatedMeter meter = site.meter(SERIAL);
            meter.openOnSite(0);
            int count = meter.count() + 1;
            MoneyOrder order = MoneyOrder.of(MoneyOpType.PURCHASE, count, 10_000, 77, new SerialNumber(SERIAL));

            byte[] reply = client.exchange(1, BusClient.moneyPdu(order));

            assertThat(reply).containsExactly(BusClient.frame(1, new byte[] {0x10, 0x30, 0x10, 0, 12}));
            ByteBuffer fast = client.read(1, 0x021F, 7);
            assertThat(fast.getInt()).isEqualTo(10_000);
            assertThat(Short.toUnsignedInt(fast.getShort())).isEqualTo(count);
            assertThat(meter.appliedMoneyOperations())
                    .last()
                    .isEqualTo(new AppliedMoneyOperation(MoneyOpType.PURCHASE, 77, 10_000, count, 0, 10_000));
            assertThat(meter.moneyWriteFramesSeen()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("a unit that is not on the bus, and a meter without power, stay silent")
    void silence() {
        try (SimulatedSite site = SimulatedSite.builder().start();
                BusClient client = new BusClient(site.bus(0).port())) {
            assertThat(client.exchangeInSilence(9, BusClient.readPdu(0x021F, 7)))
                    .isEmpty();
            site.meter(SERIAL).powerOff();
            assertThat(client.exchangeInSilence(1, BusClient.readPdu(0x021F, 7)))
                    .isEmpty();
            site.meter(SERIAL).powerOn();
            assertThat(client.exchange(1, BusClient.readPdu(0x021F, 7))).hasSize(19);
            assertThat(site.meter(SERIAL).image().counters().powerFails()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName(
            "garbage before a request and a request with a wrong CRC are dropped, the next good request is answered")
    void resynchronises() {
        try (SimulatedSite site = SimulatedSite.builder().start();
                BusClient client = new BusClient(site.bus(0).port())) {
            byte[] wrong = BusClient.frame(1, BusClient.readPdu(0x021F, 7));
            wrong[7] ^= 1;
            client.send(wrong);
            client.send(new byte[] {1, 3, 2});

            assertThat(client.exchange(1, BusClient.readPdu(0x021F, 7))).hasSize(19);
        }
    }

    @Test
    @DisplayName("a gateway that is offline refuses connections and comes back on the same port")
    void offline() {
        try (SimulatedSite site = SimulatedSite.builder().start()) {
            SimulatedBus bus = site.bus(0);
            int port = bus.port();
            bus.goOffline();
            assertThatThrownBy(() -> new BusClient(port)).isInstanceOf(java.io.UncheckedIOException.class);
            bus.goOnline();
            try (BusClient client = new BusClient(port)) {
                assertThat(client.exchange(1, BusClient.readPdu(0x0043, 3))).hasSize(11);
            }
        }
    }

    @Test
    @DisplayName("the same registers of different meters differ, so that a misattributed answer shows")
    void valuesBelongToTheMeter() {
        SiteDescription description = SiteDescription.buses(LinkKind.RTU_OVER_TCP, 12, 27);
        try (SimulatedSite site =
                SimulatedSite.builder().description(description).start()) {
            List<Long> energies =
                    site.meters().stream().map(SimulatedMeter::energyCentiKwh).toList();

            assertThat(energies).hasSize(324).doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("an exchanged meter has its own number and count at the old address")
    void exchanged() {
        try (SimulatedSite site = SimulatedSite.builder().start();
                BusClient client = new BusClient(site.bus(0).port())) {
            site.meter(SERIAL).exchangeFor("209900000009");

            ByteBuffer number = client.read(1, 0x0043, 3);
            assertThat("%04x%08x".formatted(number.getShort(), number.getInt())).isEqualTo("209900000009");
            assertThat(site.meter("209900000009").unitId()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("a port that is taken is refused with its number, and nothing stays open")
    void portTaken() {
        try (SimulatedSite site = SimulatedSite.builder().start()) {
            int port = site.bus(0).port();
            SiteDescription same = site.description();

            assertThatThrownBy(() -> SimulatedSite.builder().description(same).start())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(String.valueOf(port));
        }
    }
}
