package io.wattledger.command.directory;

import io.wattledger.kernel.cashdesk.CashDeskRules;
import io.wattledger.kernel.cashdesk.ServiceFee;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The terms of sites, from the tables; where a site has no rules of its own, those of the system hold. */
@Component
final class JdbcSiteTerms implements SiteTerms {

    private final JdbcClient sql;
    private final CashDeskRules ofTheSystem;

    JdbcSiteTerms(JdbcClient sql, CashDeskRules ofTheSystem) {
        this.sql = sql;
        this.ofTheSystem = ofTheSystem;
    }

    @Override
    public Terms of(SiteId site) {
        return sql.sql("""
                        SELECT s.time_zone, r.shifts_required, r.till_limit_fen, r.fee_permille, r.fee_fixed_fen
                          FROM directory_site s LEFT JOIN cash_desk_rules r USING (site_id)
                         WHERE s.site_id = ?""")
                .param(site.value())
                .query(this::terms)
                .optional()
                .orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_SITE));
    }

    private Terms terms(ResultSet row, int number) throws SQLException {
        boolean shiftsRequired = row.getBoolean("shifts_required");
        CashDeskRules rules = row.wasNull()
                ? ofTheSystem
                : new CashDeskRules(
                        shiftsRequired,
                        Money.ofFen(row.getLong("till_limit_fen")),
                        new ServiceFee(row.getInt("fee_permille"), Money.ofFen(row.getLong("fee_fixed_fen"))));
        return new Terms(ZoneId.of(row.getString("time_zone")), rules);
    }
}
