package io.wattledger.command.work;

import io.wattledger.kernel.device.BusKey;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.event.ClearingOrdered;
import io.wattledger.kernel.event.CorrectionRequested;
import io.wattledger.kernel.event.CreditRedelivered;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.CreditTransferRequested;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MeterQuarantined;
import io.wattledger.kernel.event.MeterReleased;
import io.wattledger.kernel.event.MoneyBooked;
import io.wattledger.kernel.event.MoneyWriteCancelled;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.MoneyWriteIntended;
import io.wattledger.kernel.event.MoneyWriteNotApplied;
import io.wattledger.kernel.event.MoneyWriteRefused;
import io.wattledger.kernel.event.OrderCancelled;
import io.wattledger.kernel.event.OrderExpired;
import io.wattledger.kernel.event.OrderRefused;
import io.wattledger.kernel.event.OrderSent;
import io.wattledger.kernel.event.OrderSuperseded;
import io.wattledger.kernel.event.OrderVerified;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.event.RefundApproved;
import io.wattledger.kernel.event.RefundRequested;
import io.wattledger.kernel.event.RelayOrdered;
import io.wattledger.kernel.event.TariffOrdered;
import io.wattledger.kernel.event.TierPositionOrdered;
import io.wattledger.kernel.event.TransferForwarded;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.Signals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps {@code device_work}: a row comes with the event that accepts an operation and goes with the event that ends it. */
@Component
@ProcessingGroup("recorder")
final class WorkRecorder {

    private final JdbcClient sql;
    private final Signals signals;

    WorkRecorder(JdbcClient sql, Signals signals) {
        this.sql = sql;
        this.signals = signals;
    }

    @EventHandler
    void on(MeterAttached event) {
        addMoney(
                event.accountId(),
                event.meterId(),
                event.operationId(),
                MoneyWriteKind.OPENING,
                event.openingBalance());
    }

    @EventHandler
    void on(CreditSold event) {
        addMoney(event.accountId(), event.meterId(), event.operationId(), MoneyWriteKind.SALE, event.credited());
    }

    @EventHandler
    void on(CreditRedelivered event) {
        addMoney(event.accountId(), event.meterId(), event.operationId(), MoneyWriteKind.SALE, event.credited());
    }

    @EventHandler
    void on(RefundRequested event) {
        if (event.approvalId() == null) {
            addDeduction(
                    event.accountId(), event.meterId(), event.operationId(), MoneyWriteKind.REFUND, event.amount());
        }
    }

    @EventHandler
    void on(CreditTransferRequested event) {
        addDeduction(
                event.accountId(), event.meterId(), event.operationId(), MoneyWriteKind.TRANSFER_OUT, event.amount());
    }

    @EventHandler
    void on(TransferForwarded event) {
        addMoney(event.accountId(), event.meterId(), event.operationId(), MoneyWriteKind.TRANSFER_IN, event.amount());
    }

    @EventHandler
    void on(RefundApproved event) {
        addDeduction(event.accountId(), event.meterId(), event.operationId(), MoneyWriteKind.REFUND, event.amount());
    }

    @EventHandler
    void on(CorrectionRequested event) {
        addMoney(event.accountId(), event.meterId(), event.operationId(), event.kind(), event.amount());
    }

    @EventHandler
    void on(ClearingOrdered event) {
        addMoney(event.accountId(), event.meterId(), event.operationId(), MoneyWriteKind.CLOSING, Money.ZERO);
    }

    @EventHandler
    void on(RelayOrdered event) {
        wake(sql.sql("""
                        INSERT INTO device_work (operation_id, meter_id, gateway_id, bus, work, relay_mode, deliver_by)
                        SELECT ?, meter_id, gateway_id, bus, 'RELAY', ?, ? FROM directory_meter WHERE meter_id = ?
                        RETURNING gateway_id, bus""")
                .params(
                        event.operationId().value(),
                        event.mode().name(),
                        utc(event.deliverBy()),
                        event.meterId().value()));
    }

    @EventHandler
    void on(TariffOrdered event) {
        wake(sql.sql("""
                        INSERT INTO device_work (operation_id, meter_id, gateway_id, bus, work, tariff_version, tariff_plan,
                                                 activate_at, deliver_by)
                        SELECT ?, meter_id, gateway_id, bus, 'TARIFF', ?, ?, ?, ? FROM directory_meter WHERE meter_id = ?
                        RETURNING gateway_id, bus""")
                .params(
                        event.operationId().value(),
                        event.version(),
                        TariffPlanJson.write(event.plan()),
                        utc(event.activateAt()),
                        utc(event.deliverBy()),
                        event.meterId().value()));
    }

    @EventHandler
    void on(TierPositionOrdered event) {
        wake(sql.sql("""
                        INSERT INTO device_work (operation_id, meter_id, gateway_id, bus, work, tier_used_centi_kwh,
                                                 tier_period_began, deliver_by)
                        SELECT ?, meter_id, gateway_id, bus, 'TIERS', ?, ?, ? FROM directory_meter WHERE meter_id = ?
                        RETURNING gateway_id, bus""")
                .params(
                        event.operationId().value(),
                        event.position().used().centiKwh(),
                        event.position().periodBegan(),
                        utc(event.deliverBy()),
                        event.meterId().value()));
    }

    @EventHandler
    void on(MoneyWriteIntended event) {
        sql.sql("""
                        UPDATE device_work
                           SET progress = 'INTENDED', attempts = ?, amount_fen = ?, expected_count = ?, balance_before_fen = ?
                         WHERE operation_id = ?""")
                .params(
                        event.attempt(),
                        event.amount().fen(),
                        event.expectedCount(),
                        event.before().balance().fen(),
                        event.operationId().value())
                .update();
    }

    @EventHandler
    void on(OrderSent event) {
        sql.sql("UPDATE device_work SET progress = 'INTENDED', attempts = ? WHERE operation_id = ?")
                .params(event.attempt(), event.operationId().value())
                .update();
    }

    @EventHandler
    void on(MoneyWriteNotApplied event) {
        wake(sql.sql(
                        "UPDATE device_work SET progress = 'READY', not_before = ? WHERE operation_id = ? RETURNING gateway_id, bus")
                .params(utc(event.retryNotBefore()), event.operationId().value()));
    }

    @EventHandler
    void on(MoneyWriteConfirmed event) {
        remove(event.operationId());
    }

    @EventHandler
    void on(MoneyWriteRefused event) {
        remove(event.operationId());
    }

    @EventHandler
    void on(MoneyWriteCancelled event) {
        remove(event.operationId());
    }

    @EventHandler
    void on(OutcomeSettled event) {
        remove(event.operationId());
    }

    /** We hold the balance: what the event before added was never for the bus, and nobody but this transaction saw it. */
    @EventHandler
    void on(MoneyBooked event) {
        remove(event.operationId());
    }

    @EventHandler
    void on(OrderVerified event) {
        remove(event.operationId());
    }

    @EventHandler
    void on(OrderRefused event) {
        remove(event.operationId());
    }

    @EventHandler
    void on(OrderSuperseded event) {
        remove(event.operationId());
    }

    @EventHandler
    void on(OrderExpired event) {
        remove(event.operationId());
    }

    @EventHandler
    void on(OrderCancelled event) {
        remove(event.operationId());
    }

    @EventHandler
    void on(MeterQuarantined event) {
        withholdMoney(event.meterId(), true);
    }

    @EventHandler
    void on(MeterReleased event) {
        withholdMoney(event.meterId(), false);
    }

    /** How much all is, the intent tells. */
    private void addDeduction(
            AccountId account, MeterId meter, OperationId operation, MoneyWriteKind kind, @Nullable Money amount) {
        addMoney(account, meter, operation, kind, amount == null ? Money.ZERO : amount);
    }

    private void addMoney(AccountId account, MeterId meter, OperationId operation, MoneyWriteKind kind, Money amount) {
        wake(sql.sql("""
                        INSERT INTO device_work (operation_id, meter_id, gateway_id, bus, work, account_id, money_kind, amount_fen)
                        SELECT ?, meter_id, gateway_id, bus, 'MONEY', ?, ?, ? FROM directory_meter WHERE meter_id = ?
                        RETURNING gateway_id, bus""").params(operation.value(), account.value(), kind.name(), amount.fen(), meter.value()));
    }

    private void remove(OperationId operation) {
        wake(sql.sql("DELETE FROM device_work WHERE operation_id = ? RETURNING gateway_id, bus")
                .param(operation.value()));
    }

    private void withholdMoney(MeterId meter, boolean withheld) {
        wake(sql.sql(
                        "UPDATE device_work SET withheld = ? WHERE meter_id = ? AND work = 'MONEY' RETURNING gateway_id, bus")
                .params(withheld, meter.value()));
    }

    /** Carries out a statement that returns the buses of the rows it touched, and wakes these. */
    private void wake(JdbcClient.StatementSpec statement) {
        statement
                .query(WorkRecorder::bus)
                .set()
                .forEach(bus -> signals.send(JdbcWorkList.TOPIC, JdbcWorkList.payloadOf(bus)));
    }

    private static BusKey bus(ResultSet row, int number) throws SQLException {
        return new BusKey(GatewayId.of(row.getString("gateway_id")), row.getInt("bus"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
