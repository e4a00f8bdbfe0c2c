package io.wattledger.command.directory;

import io.wattledger.kernel.id.OperationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The {@code sale_shift} table; a shift that nobody claims any more is closed. */
@Component
final class JdbcSaleShifts implements SaleShifts {

    private final JdbcClient sql;

    JdbcSaleShifts(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean isCashedUp(OperationId sale) {
        return sql.sql("""
                        SELECT count(*) FROM sale_shift s
                         WHERE s.operation_id = ?
                           AND NOT EXISTS (SELECT FROM claims c WHERE c.kind = ? AND c.holder = s.shift_id)""")
                        .params(sale.value(), Claims.Kind.OPEN_SHIFT.name())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
