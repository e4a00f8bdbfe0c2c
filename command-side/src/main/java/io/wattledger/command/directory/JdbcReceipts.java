package io.wattledger.command.directory;

import io.wattledger.kernel.id.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One row for each site, incremented in the transaction of the sale. */
@Component
final class JdbcReceipts implements Receipts {

    private final JdbcClient sql;

    JdbcReceipts(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public long next(SiteId site) {
        return sql.sql("""
                        INSERT INTO receipts AS r (site_id, last_number) VALUES (?, 1)
                        ON CONFLICT (site_id) DO UPDATE SET last_number = r.last_number + 1
                        RETURNING last_number""").param(site.value()).query(Long.class).single();
    }
}
