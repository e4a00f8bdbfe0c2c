package io.wattledger.command.directory;

import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.event.GatewayRegistered;
import io.wattledger.kernel.event.MeterRegistered;
import io.wattledger.kernel.event.SiteRegistered;
import io.wattledger.kernel.port.Signals;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the tables that {@link JdbcDeviceDirectory} reads, and wakes whoever listens to them. */
@Component
@ProcessingGroup("recorder")
final class DirectoryRecorder {

    private final JdbcClient sql;
    private final Signals signals;

    DirectoryRecorder(JdbcClient sql, Signals signals) {
        this.sql = sql;
        this.signals = signals;
    }

    @EventHandler
    void on(SiteRegistered event) {
        sql.sql("INSERT INTO directory_site (site_id, time_zone) VALUES (?, ?)")
                .params(event.siteId().value(), event.timeZone())
                .update();
    }

    @EventHandler
    void on(GatewayRegistered event) {
        sql.sql("INSERT INTO directory_gateway (gateway_id, site_id, link, host, port, trusted_network)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .param(event.gatewayId().value())
                .param(event.siteId().value())
                .param(event.link().name())
                .param(event.host())
                .param(event.port())
                .param(event.trustedNetwork())
                .update();
        for (BusSettings bus : event.buses()) {
            sql.sql("INSERT INTO directory_bus (gateway_id, bus, tcp_port, baud, parity) VALUES (?, ?, ?, ?, ?)")
                    .param(event.gatewayId().value())
                    .param(bus.bus())
                    .param(bus.tcpPort())
                    .param(bus.baud())
                    .param(bus.parity().name())
                    .update();
        }
        signals.send(JdbcDeviceDirectory.TOPIC, event.gatewayId().value());
    }

    @EventHandler
    void on(MeterRegistered event) {
        sql.sql("INSERT INTO directory_meter (meter_id, site_id, serial_number, profile, gateway_id, bus, unit_address,"
                        + " pt_ratio, ct_ratio) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        event.meterId().value(),
                        event.siteId().value(),
                        event.serialNumber().digits(),
                        event.profile(),
                        event.gatewayId().value(),
                        event.bus(),
                        event.unitAddress(),
                        event.ptRatio(),
                        event.ctRatio())
                .update();
        signals.send(JdbcDeviceDirectory.TOPIC, event.meterId().value());
    }
}
