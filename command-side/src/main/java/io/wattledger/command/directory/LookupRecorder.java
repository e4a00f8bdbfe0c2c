package io.wattledger.command.directory;

import io.wattledger.kernel.event.AccountOpened;
import io.wattledger.kernel.event.AccountPrepared;
import io.wattledger.kernel.event.ApprovalRequested;
import io.wattledger.kernel.event.BuildingRegistered;
import io.wattledger.kernel.event.ClearingOrdered;
import io.wattledger.kernel.event.CorrectionRequested;
import io.wattledger.kernel.event.CorrectionSubmitted;
import io.wattledger.kernel.event.CreditRedelivered;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.CreditTransferRequested;
import io.wattledger.kernel.event.GatewayRegistered;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MeterRegistered;
import io.wattledger.kernel.event.RefundRequested;
import io.wattledger.kernel.event.RelayOrdered;
import io.wattledger.kernel.event.ShiftOpened;
import io.wattledger.kernel.event.SiteRegistered;
import io.wattledger.kernel.event.TariffDefined;
import io.wattledger.kernel.event.TariffOrdered;
import io.wattledger.kernel.event.TierPositionOrdered;
import io.wattledger.kernel.event.TransferForwarded;
import io.wattledger.kernel.event.UnitRegistered;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes for every new identity where it belongs. An identity given twice fails here, and its whole command with it. */
@Component
@ProcessingGroup("recorder")
final class LookupRecorder {

    private final JdbcClient sql;

    LookupRecorder(JdbcClient sql) {
        this.sql = sql;
    }

    @EventHandler
    void on(SiteRegistered event) {
        note(LookupKind.SITE, event.siteId().value(), event.siteId());
    }

    @EventHandler
    void on(BuildingRegistered event) {
        note(LookupKind.BUILDING, event.buildingId().value(), event.siteId());
    }

    @EventHandler
    void on(UnitRegistered event) {
        note(LookupKind.UNIT, event.unitId().value(), event.siteId());
    }

    @EventHandler
    void on(GatewayRegistered event) {
        note(LookupKind.GATEWAY, event.gatewayId().value(), event.siteId());
    }

    @EventHandler
    void on(MeterRegistered event) {
        note(LookupKind.METER, event.meterId().value(), event.siteId());
    }

    @EventHandler
    void on(TariffDefined event) {
        note(LookupKind.TARIFF, event.tariffId().value(), event.siteId());
    }

    @EventHandler
    void on(AccountPrepared event) {
        noteAccount(event.accountId(), event.siteId());
    }

    @EventHandler
    void on(AccountOpened event) {
        noteAccount(event.accountId(), event.siteId());
    }

    @EventHandler
    void on(ApprovalRequested event) {
        note(LookupKind.APPROVAL, event.approvalId().value(), event.siteId());
    }

    @EventHandler
    void on(ShiftOpened event) {
        note(LookupKind.SHIFT, event.shiftId().value(), event.siteId());
    }

    @EventHandler
    void on(MeterAttached event) {
        noteOperation(event.operationId(), event.siteId(), event.accountId(), event.meterId());
    }

    @EventHandler
    void on(CreditSold event) {
        noteOperation(event.operationId(), event.siteId(), event.accountId(), event.meterId());
    }

    @EventHandler
    void on(CreditRedelivered event) {
        noteOperation(event.operationId(), event.siteId(), event.accountId(), event.meterId());
    }

    @EventHandler
    void on(RefundRequested event) {
        noteOperation(event.operationId(), event.siteId(), event.accountId(), event.meterId());
    }

    @EventHandler
    void on(CorrectionSubmitted event) {
        noteOperation(event.operationId(), event.siteId(), event.accountId(), event.meterId());
    }

    /** One that a second person agreed to is known already. */
    @EventHandler
    void on(CorrectionRequested event) {
        if (!isNoted(event.operationId())) {
            noteOperation(event.operationId(), event.siteId(), event.accountId(), event.meterId());
        }
    }

    @EventHandler
    void on(ClearingOrdered event) {
        noteOperation(event.operationId(), event.siteId(), event.accountId(), event.meterId());
    }

    @EventHandler
    void on(CreditTransferRequested event) {
        noteOperation(event.operationId(), event.siteId(), event.accountId(), event.meterId());
    }

    @EventHandler
    void on(TransferForwarded event) {
        noteOperation(event.operationId(), event.siteId(), event.accountId(), event.meterId());
    }

    @EventHandler
    void on(RelayOrdered event) {
        noteOperation(event.operationId(), event.siteId(), null, event.meterId());
    }

    @EventHandler
    void on(TariffOrdered event) {
        noteOperation(event.operationId(), event.siteId(), null, event.meterId());
    }

    @EventHandler
    void on(TierPositionOrdered event) {
        noteOperation(event.operationId(), event.siteId(), null, event.meterId());
    }

    private void note(LookupKind kind, String id, SiteId site) {
        sql.sql("INSERT INTO lookup (kind, id, site_id) VALUES (?, ?, ?)")
                .params(kind.name(), id, site.value())
                .update();
    }

    /** One that was laid down before it was opened is known already. */
    private void noteAccount(AccountId account, SiteId site) {
        sql.sql("INSERT INTO lookup (kind, id, site_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(LookupKind.ACCOUNT.name(), account.value(), site.value())
                .update();
    }

    private boolean isNoted(OperationId operation) {
        return sql.sql("SELECT count(*) FROM lookup WHERE kind = ? AND id = ?")
                        .params(LookupKind.OPERATION.name(), operation.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void noteOperation(OperationId operation, SiteId site, @Nullable AccountId account, MeterId meter) {
        sql.sql("INSERT INTO lookup (kind, id, site_id, account_id, meter_id) VALUES (?, ?, ?, ?, ?)")
                .param(LookupKind.OPERATION.name())
                .param(operation.value())
                .param(site.value())
                .param(account == null ? null : account.value())
                .param(meter.value())
                .update();
    }
}
