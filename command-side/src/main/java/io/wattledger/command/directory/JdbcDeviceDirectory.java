package io.wattledger.command.directory;

import io.wattledger.kernel.device.BusKey;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.LinkKind;
import io.wattledger.kernel.device.Parity;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.port.DeviceDirectory;
import io.wattledger.kernel.port.Signals;
import io.wattledger.kernel.port.Subscription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The gateways and meters from the tables that are written in the transactions of their events. */
@Component
final class JdbcDeviceDirectory implements DeviceDirectory {

    /** Topic of the signal after any change. */
    static final String TOPIC = "directory";

    private static final String GATEWAYS = """
            SELECT g.gateway_id, g.site_id, s.time_zone, g.link, g.host, g.port, g.trusted_network,
                   b.bus, b.tcp_port, b.baud, b.parity
              FROM directory_gateway g
              JOIN directory_site s USING (site_id)
              JOIN directory_bus b USING (gateway_id)""";

    private static final String ORDERED = " ORDER BY g.gateway_id, b.bus";

    private static final String METERS = """
            SELECT meter_id, site_id, serial_number, profile, gateway_id, bus, unit_address, pt_ratio, ct_ratio
              FROM directory_meter""";

    private final JdbcClient sql;
    private final Signals signals;

    JdbcDeviceDirectory(JdbcClient sql, Signals signals) {
        this.sql = sql;
        this.signals = signals;
    }

    @Override
    public List<Gateway> gateways() {
        return collect(sql.sql(GATEWAYS + ORDERED)
                .query(JdbcDeviceDirectory::gatewayWithBus)
                .list());
    }

    @Override
    public Optional<Gateway> gateway(GatewayId gateway) {
        return collect(sql.sql(GATEWAYS + " WHERE g.gateway_id = ?" + ORDERED)
                        .param(gateway.value())
                        .query(JdbcDeviceDirectory::gatewayWithBus)
                        .list())
                .stream()
                .findFirst();
    }

    @Override
    public List<Meter> metersOf(GatewayId gateway) {
        return sql.sql(METERS + " WHERE gateway_id = ? ORDER BY bus, unit_address")
                .param(gateway.value())
                .query(JdbcDeviceDirectory::meter)
                .list();
    }

    @Override
    public Optional<Meter> meter(MeterId meter) {
        return sql.sql(METERS + " WHERE meter_id = ?")
                .param(meter.value())
                .query(JdbcDeviceDirectory::meter)
                .optional();
    }

    @Override
    public Optional<Path> pathTo(MeterId meter) {
        return sql.sql("""
                        SELECT g.link, g.trusted_network
                          FROM directory_meter m JOIN directory_gateway g USING (gateway_id)
                         WHERE m.meter_id = ?""")
                .param(meter.value())
                .query((row, number) ->
                        new Path(LinkKind.valueOf(row.getString("link")), row.getBoolean("trusted_network")))
                .optional();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return signals.listen(TOPIC, changed -> listener.run());
    }

    /** Folds rows of one bus each into gateways with all their buses. */
    private static List<Gateway> collect(List<Gateway> ofOneBus) {
        Map<GatewayId, Gateway> gateways = new LinkedHashMap<>();
        ofOneBus.forEach(next -> gateways.merge(next.gatewayId(), next, (known, more) -> {
            List<BusSettings> buses = new ArrayList<>(known.buses());
            buses.addAll(more.buses());
            return new Gateway(
                    known.gatewayId(),
                    known.siteId(),
                    known.zone(),
                    known.link(),
                    known.host(),
                    known.port(),
                    known.trustedNetwork(),
                    List.copyOf(buses));
        }));
        return List.copyOf(gateways.values());
    }

    private static Gateway gatewayWithBus(ResultSet row, int number) throws SQLException {
        return new Gateway(
                GatewayId.of(row.getString("gateway_id")),
                SiteId.of(row.getString("site_id")),
                ZoneId.of(row.getString("time_zone")),
                LinkKind.valueOf(row.getString("link")),
                row.getString("host"),
                row.getObject("port", Integer.class),
                row.getBoolean("trusted_network"),
                List.of(new BusSettings(
                        row.getInt("bus"),
                        row.getObject("tcp_port", Integer.class),
                        row.getInt("baud"),
                        Parity.valueOf(row.getString("parity")))));
    }

    private static Meter meter(ResultSet row, int number) throws SQLException {
        return new Meter(
                MeterId.of(row.getString("meter_id")),
                SiteId.of(row.getString("site_id")),
                SerialNumber.of(row.getString("serial_number")),
                row.getString("profile"),
                new BusKey(GatewayId.of(row.getString("gateway_id")), row.getInt("bus")),
                row.getInt("unit_address"),
                row.getInt("pt_ratio"),
                row.getInt("ct_ratio"));
    }
}
