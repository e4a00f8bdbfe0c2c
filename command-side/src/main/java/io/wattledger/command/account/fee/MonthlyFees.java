package io.wattledger.command.account.fee;

import io.wattledger.command.work.RegularLook;
import io.wattledger.kernel.account.BusinessDays;
import io.wattledger.kernel.command.ChargeMonthlyFees;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.id.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Has the fixed fees charged when a business month begins, and those of months that went by while nothing ran. */
@Component
public final class MonthlyFees extends RegularLook {

    private static final Logger LOG = LoggerFactory.getLogger(MonthlyFees.class);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    private static final MetaData BY_THE_SYSTEM = MetaData.with(EventMetadata.OPERATOR, "system");
    private static final int MOST_AT_ONCE = 1_000;

    private final JdbcClient sql;
    private final CommandGateway commands;
    private final BusinessDays businessDays;
    private final Clock clock;

    MonthlyFees(JdbcClient sql, CommandGateway commands, BusinessDays businessDays, Clock clock) {
        super("monthly-fees", LOOK_EVERY);
        this.sql = sql;
        this.commands = commands;
        this.businessDays = businessDays;
        this.clock = clock;
    }

    /** Charges what is due now. */
    public void chargeWhatIsDue() {
        Instant now = clock.instant();
        sql.sql("""
                        SELECT account_id, time_zone FROM held_account JOIN directory_site USING (site_id)
                         WHERE fee_due
                           AND fee_month < date_trunc('month', (? AT TIME ZONE time_zone) - make_interval(secs => ?))
                         ORDER BY account_id LIMIT ?""")
                .params(now.atOffset(ZoneOffset.UTC), businessDays.cutOff().toSecondOfDay(), MOST_AT_ONCE)
                .query((row, number) -> new ChargeMonthlyFees(
                        AccountId.of(row.getString(1)), businessDays.monthOf(now, ZoneId.of(row.getString(2)))))
                .list()
                .forEach(this::charge);
    }

    private void charge(ChargeMonthlyFees command) {
        try {
            commands.sendAndWait(command, BY_THE_SYSTEM);
        } catch (RuntimeException failed) {
            LOG.warn("the fees of account {} could not be charged; it is tried again", command.accountId(), failed);
        }
    }

    @Override
    protected void look() {
        chargeWhatIsDue();
    }
}
