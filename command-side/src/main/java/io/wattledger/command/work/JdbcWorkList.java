package io.wattledger.command.work;

import io.wattledger.kernel.device.BusKey;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.device.TierPosition;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.Signals;
import io.wattledger.kernel.port.Subscription;
import io.wattledger.kernel.port.WorkList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open operations from {@code device_work}. */
@Component
final class JdbcWorkList implements WorkList {

    /** Topic of the signal after a bus's work changed. */
    static final String TOPIC = "work";

    private final JdbcClient sql;
    private final Signals signals;

    JdbcWorkList(JdbcClient sql, Signals signals) {
        this.sql = sql;
        this.signals = signals;
    }

    @Override
    public List<Item> openOn(BusKey bus) {
        return sql.sql("SELECT * FROM device_work WHERE gateway_id = ? AND bus = ? AND NOT withheld ORDER BY sequence")
                .params(bus.gatewayId().value(), bus.bus())
                .query((row, number) -> item(row, bus))
                .list();
    }

    @Override
    public Subscription onChange(Consumer<BusKey> listener) {
        return signals.listen(TOPIC, payload -> listener.accept(busOf(payload)));
    }

    /** The signal's text for a bus; a slash occurs in no identity. */
    static String payloadOf(BusKey bus) {
        return bus.gatewayId() + "/" + bus.bus();
    }

    private static BusKey busOf(String payload) {
        int slash = payload.lastIndexOf('/');
        return new BusKey(GatewayId.of(payload.substring(0, slash)), Integer.parseInt(payload.substring(slash + 1)));
    }

    private static Item item(ResultSet row, BusKey bus) throws SQLException {
        return new Item(
                OperationId.of(row.getString("operation_id")),
                MeterId.of(row.getString("meter_id")),
                bus,
                row.getLong("sequence"),
                Progress.valueOf(row.getString("progress")),
                row.getInt("attempts"),
                instant(row, "not_before"),
                work(row));
    }

    private static Work work(ResultSet row) throws SQLException {
        return switch (row.getString("work")) {
            case "MONEY" ->
                new MoneyWork(
                        AccountId.of(row.getString("account_id")),
                        MoneyWriteKind.valueOf(row.getString("money_kind")),
                        Money.ofFen(row.getLong("amount_fen")),
                        intent(row));
            case "RELAY" -> new RelayWork(RelayMode.valueOf(row.getString("relay_mode")), instant(row, "deliver_by"));
            case "TARIFF" ->
                new TariffWork(
                        row.getInt("tariff_version"),
                        TariffPlanJson.read(row.getString("tariff_plan")),
                        instant(row, "activate_at"),
                        instant(row, "deliver_by"));
            case "TIERS" ->
                new TierWork(
                        new TierPosition(
                                Energy.ofCentiKwh(row.getLong("tier_used_centi_kwh")),
                                row.getObject("tier_period_began", LocalDateTime.class)),
                        instant(row, "deliver_by"));
            default -> throw new IllegalStateException("unknown work " + row.getString("work"));
        };
    }

    private static @Nullable Intent intent(ResultSet row) throws SQLException {
        Integer expectedCount = row.getObject("expected_count", Integer.class);
        return expectedCount == null ? null : new Intent(expectedCount, Money.ofFen(row.getLong("balance_before_fen")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
