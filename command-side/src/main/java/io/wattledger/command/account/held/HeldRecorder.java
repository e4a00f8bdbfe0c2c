package io.wattledger.command.account.held;

import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.CreditLevel;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.event.AccountOpened;
import io.wattledger.kernel.event.ConsumptionCharged;
import io.wattledger.kernel.event.CreditLevelChanged;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.event.FeeCharged;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MeterReleased;
import io.wattledger.kernel.event.MeteringBegun;
import io.wattledger.kernel.event.MonthlyFeeAgreed;
import io.wattledger.kernel.event.OrderCancelled;
import io.wattledger.kernel.event.OrderExpired;
import io.wattledger.kernel.event.OrderRefused;
import io.wattledger.kernel.event.RelayOrdered;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.port.Signals;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps {@code held_account} and {@code held_meter}: what must be known of accounts whose balance we hold without loading them. */
@Component
@ProcessingGroup("recorder")
final class HeldRecorder {

    private static final String SYSTEM = "system";
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);

    private final JdbcClient sql;
    private final Signals signals;

    HeldRecorder(JdbcClient sql, Signals signals) {
        this.sql = sql;
        this.signals = signals;
    }

    @EventHandler
    void on(AccountOpened event) {
        if (event.balanceHeld() == BalanceHeld.SERVER) {
            sql.sql("INSERT INTO held_account (account_id, site_id) VALUES (?, ?)")
                    .params(event.accountId().value(), event.siteId().value())
                    .update();
        }
    }

    @EventHandler
    void on(MeterAttached event) {
        sql.sql(
                        "INSERT INTO held_meter (meter_id, account_id) SELECT ?, account_id FROM held_account WHERE account_id = ?")
                .params(event.meterId().value(), event.accountId().value())
                .update();
    }

    @EventHandler
    void on(MeteringBegun event) {
        sql.sql("UPDATE held_meter SET read_at = ?, supplied = true WHERE meter_id = ?")
                .params(utc(event.at()), event.meterId().value())
                .update();
        wake();
    }

    @EventHandler
    void on(ConsumptionCharged event) {
        sql.sql("UPDATE held_meter SET read_at = ? WHERE meter_id = ?")
                .params(utc(event.at()), event.meterId().value())
                .update();
    }

    @EventHandler
    void on(MeterReleased event) {
        sql.sql("UPDATE held_meter SET read_at = NULL WHERE meter_id = ?")
                .param(event.meterId().value())
                .update();
    }

    @EventHandler
    void on(CreditLevelChanged event) {
        sql.sql("UPDATE held_account SET in_arrears = ? WHERE account_id = ?")
                .params(event.level() == CreditLevel.ARREARS, event.accountId().value())
                .update();
        sql.sql("UPDATE held_meter SET claimed_until = 'epoch' WHERE account_id = ?")
                .param(event.accountId().value())
                .update();
        wake();
    }

    @EventHandler
    void on(MonthlyFeeAgreed event) {
        sql.sql("UPDATE held_account SET fee_due = ?, fee_month = ? WHERE account_id = ?")
                .params(
                        event.perMonth().isPositive(),
                        event.after().atDay(1),
                        event.accountId().value())
                .update();
    }

    @EventHandler
    void on(FeeCharged event) {
        sql.sql("UPDATE held_account SET fee_month = ? WHERE account_id = ?")
                .params(event.month().atDay(1), event.accountId().value())
                .update();
    }

    /** Prepaid control has no meaning where we hold the balance: whoever orders it hands the relay back to us. */
    @EventHandler
    void on(RelayOrdered event, @MetaDataValue(EventMetadata.OPERATOR) @Nullable String operator) {
        Instant until = event.until();
        sql.sql("""
                        UPDATE held_meter
                           SET ordered_operation = ?, ordered_mode = ?, ordered_until = ?, by_person = ?, failed = false,
                               claimed_until = 'epoch'
                         WHERE meter_id = ?""")
                .param(event.operationId().value())
                .param(event.mode().name())
                .param(until == null ? null : utc(until))
                .param(!SYSTEM.equals(operator) && event.mode() != RelayMode.PREPAID)
                .param(event.meterId().value())
                .update();
        wake();
    }

    @EventHandler
    void on(OrderRefused event) {
        failed(event.operationId(), event.at());
    }

    @EventHandler
    void on(OrderExpired event) {
        failed(event.operationId(), event.at());
    }

    @EventHandler
    void on(OrderCancelled event) {
        failed(event.operationId(), event.at());
    }

    /** The relay is ours again, but a meter that refuses is not asked without end. */
    private void failed(OperationId operation, Instant at) {
        sql.sql("UPDATE held_meter SET by_person = false, failed = true, claimed_until = ? WHERE ordered_operation = ?")
                .params(utc(at.plus(AFTER_FAILURE)), operation.value())
                .update();
    }

    private void wake() {
        signals.send(HeldRelays.TOPIC, "");
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
