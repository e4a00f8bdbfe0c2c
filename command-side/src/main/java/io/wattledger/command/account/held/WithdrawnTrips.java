package io.wattledger.command.account.held;

import io.wattledger.command.meter.order.AutomaticTrips;
import io.wattledger.kernel.id.OperationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Arrears that ended before their trip was sent. */
@Component
final class WithdrawnTrips implements AutomaticTrips {

    private final JdbcClient sql;

    WithdrawnTrips(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean isWithdrawn(OperationId order) {
        return sql.sql("""
                        SELECT count(*) FROM held_meter JOIN held_account USING (account_id)
                         WHERE ordered_operation = ? AND ordered_mode = 'FORCED_OPEN' AND NOT by_person AND NOT in_arrears""").param(order.value()).query(Long.class).single() > 0;
    }
}
