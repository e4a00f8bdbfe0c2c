package io.wattledger.command.directory;

import io.wattledger.kernel.cashdesk.CashDeskRules;
import io.wattledger.kernel.cashdesk.ReceiptKind;
import io.wattledger.kernel.event.CashDeskRuled;
import io.wattledger.kernel.event.CreditRedelivered;
import io.wattledger.kernel.event.ReceiptEntered;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what holds at the cash desks, and in which shift the money of each sale was taken. */
@Component
@ProcessingGroup("recorder")
final class CashDeskRecorder {

    private final JdbcClient sql;

    CashDeskRecorder(JdbcClient sql) {
        this.sql = sql;
    }

    @EventHandler
    void on(CashDeskRuled event) {
        CashDeskRules rules = event.rules();
        sql.sql("""
                        INSERT INTO cash_desk_rules (site_id, shifts_required, till_limit_fen, fee_permille, fee_fixed_fen)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (site_id) DO UPDATE
                           SET shifts_required = EXCLUDED.shifts_required, till_limit_fen = EXCLUDED.till_limit_fen,
                               fee_permille = EXCLUDED.fee_permille, fee_fixed_fen = EXCLUDED.fee_fixed_fen""")
                .params(
                        event.siteId().value(),
                        rules.shiftsRequired(),
                        rules.tillLimit().fen(),
                        rules.serviceFee().permille(),
                        rules.serviceFee().fixed().fen())
                .update();
    }

    @EventHandler
    void on(ReceiptEntered event) {
        if (event.kind() == ReceiptKind.SALE && event.operationId() != null) {
            sql.sql("INSERT INTO sale_shift (operation_id, shift_id) VALUES (?, ?)")
                    .params(event.operationId().value(), event.shiftId().value())
                    .update();
        }
    }

    @EventHandler
    void on(CreditRedelivered event) {
        sql.sql(
                        "INSERT INTO sale_shift (operation_id, shift_id) SELECT ?, shift_id FROM sale_shift WHERE operation_id = ?")
                .params(event.operationId().value(), event.originalOperationId().value())
                .update();
    }
}
