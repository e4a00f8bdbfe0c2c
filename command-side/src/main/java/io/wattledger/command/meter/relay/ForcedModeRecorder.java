package io.wattledger.command.meter.relay;

import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.event.MeterHeldOpen;
import io.wattledger.kernel.event.MeterHoldEnded;
import io.wattledger.kernel.event.OrderCancelled;
import io.wattledger.kernel.event.OrderVerified;
import io.wattledger.kernel.event.RelayOrdered;
import io.wattledger.kernel.id.MeterId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes what relays are to be ordered next and when, and forgets it once such an order is verified. */
@Component
@ProcessingGroup("recorder")
final class ForcedModeRecorder {

    private final JdbcClient sql;

    ForcedModeRecorder(JdbcClient sql) {
        this.sql = sql;
    }

    @EventHandler
    void on(RelayOrdered event) {
        Instant until = event.until();
        if (until == null) {
            sql.sql("UPDATE forced_mode SET ending_operation = ?, claimed_until = ? WHERE meter_id = ?")
                    .params(
                            event.operationId().value(),
                            event.deliverBy().atOffset(ZoneOffset.UTC),
                            event.meterId().value())
                    .update();
        } else {
            sql.sql("""
                            INSERT INTO forced_mode (meter_id, until) VALUES (?, ?)
                            ON CONFLICT (meter_id) DO UPDATE
                               SET until = excluded.until, next_mode = 'PREPAID', ending_operation = NULL,
                                   claimed_until = 'epoch'""")
                    .params(event.meterId().value(), until.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    @EventHandler
    void on(MeterHeldOpen event) {
        next(event.meterId(), RelayMode.FORCED_OPEN, event.at());
    }

    @EventHandler
    void on(MeterHoldEnded event) {
        next(event.meterId(), RelayMode.PREPAID, event.at());
    }

    /** The order itself follows in the same transaction, and is noted as the one whose outcome is awaited. */
    private void next(MeterId meter, RelayMode mode, Instant at) {
        sql.sql("""
                        INSERT INTO forced_mode (meter_id, until, next_mode) VALUES (?, ?, ?)
                        ON CONFLICT (meter_id) DO UPDATE
                           SET until = excluded.until, next_mode = excluded.next_mode, ending_operation = NULL,
                               claimed_until = 'epoch'""")
                .params(meter.value(), at.atOffset(ZoneOffset.UTC), mode.name())
                .update();
    }

    @EventHandler
    void on(OrderVerified event) {
        sql.sql("DELETE FROM forced_mode WHERE meter_id = ? AND ending_operation = ?")
                .params(event.meterId().value(), event.operationId().value())
                .update();
    }

    /** A mode whose end was withdrawn is ended again when its time is over. */
    @EventHandler
    void on(OrderCancelled event) {
        sql.sql("""
                        UPDATE forced_mode SET ending_operation = NULL, claimed_until = 'epoch'
                         WHERE meter_id = ? AND ending_operation = ?""")
                .params(event.meterId().value(), event.operationId().value())
                .update();
    }
}
