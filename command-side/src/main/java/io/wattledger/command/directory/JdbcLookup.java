package io.wattledger.command.directory;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.id.UnitId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The {@code lookup} table, by primary key. */
@Component
final class JdbcLookup implements Lookup {

    private final JdbcClient sql;

    JdbcLookup(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<SiteId> siteOf(SiteId site) {
        return siteOf(LookupKind.SITE, site.value());
    }

    @Override
    public Optional<SiteId> siteOf(BuildingId building) {
        return siteOf(LookupKind.BUILDING, building.value());
    }

    @Override
    public Optional<SiteId> siteOf(UnitId unit) {
        return siteOf(LookupKind.UNIT, unit.value());
    }

    @Override
    public Optional<SiteId> siteOf(GatewayId gateway) {
        return siteOf(LookupKind.GATEWAY, gateway.value());
    }

    @Override
    public Optional<SiteId> siteOf(MeterId meter) {
        return siteOf(LookupKind.METER, meter.value());
    }

    @Override
    public Optional<SiteId> siteOf(TariffId tariff) {
        return siteOf(LookupKind.TARIFF, tariff.value());
    }

    @Override
    public Optional<SiteId> siteOf(AccountId account) {
        return siteOf(LookupKind.ACCOUNT, account.value());
    }

    @Override
    public Optional<SiteId> siteOf(OperationId operation) {
        return siteOf(LookupKind.OPERATION, operation.value());
    }

    @Override
    public Optional<SiteId> siteOf(ApprovalId approval) {
        return siteOf(LookupKind.APPROVAL, approval.value());
    }

    @Override
    public Optional<SiteId> siteOf(ShiftId shift) {
        return siteOf(LookupKind.SHIFT, shift.value());
    }

    @Override
    public Optional<AccountId> accountOf(OperationId operation) {
        return sql.sql("SELECT account_id FROM lookup WHERE kind = ? AND id = ? AND account_id IS NOT NULL")
                .params(LookupKind.OPERATION.name(), operation.value())
                .query((row, number) -> AccountId.of(row.getString(1)))
                .optional();
    }

    @Override
    public Optional<MeterId> meterOf(OperationId operation) {
        return sql.sql("SELECT meter_id FROM lookup WHERE kind = ? AND id = ?")
                .params(LookupKind.OPERATION.name(), operation.value())
                .query((row, number) -> MeterId.of(row.getString(1)))
                .optional();
    }

    @Override
    public Optional<AccountId> openAccountOf(MeterId meter) {
        return sql.sql("SELECT holder FROM claims WHERE kind = ? AND key = ?")
                .params(Claims.Kind.OPEN_ACCOUNT.name(), meter.value())
                .query((row, number) -> AccountId.of(row.getString(1)))
                .optional();
    }

    @Override
    public Optional<ShiftId> openShiftOf(OperatorId operator) {
        return sql.sql("SELECT holder FROM claims WHERE kind = ? AND key = ?")
                .params(Claims.Kind.OPEN_SHIFT.name(), operator.value())
                .query((row, number) -> ShiftId.of(row.getString(1)))
                .optional();
    }

    private Optional<SiteId> siteOf(LookupKind kind, String id) {
        return sql.sql("SELECT site_id FROM lookup WHERE kind = ? AND id = ?")
                .params(kind.name(), id)
                .query((row, number) -> SiteId.of(row.getString(1)))
                .optional();
    }
}
