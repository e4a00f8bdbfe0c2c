package io.wattledger.command.meter.relay;

import io.wattledger.kernel.event.OrderCancelled;
import io.wattledger.kernel.event.OrderVerified;
import io.wattledger.kernel.event.RelayOrdered;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes when forced modes are to end, and forgets a mode once the order that ends it is verified. */
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
                               SET until = excluded.until, ending_operation = NULL, claimed_until = 'epoch'""")
                    .params(event.meterId().value(), until.atOffset(ZoneOffset.UTC))
                    .update();
        }
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
