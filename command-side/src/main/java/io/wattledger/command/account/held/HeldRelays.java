package io.wattledger.command.account.held;

import io.wattledger.command.work.RegularLook;
import io.wattledger.kernel.command.OrderRelay;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.port.Signals;
import io.wattledger.kernel.port.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Rules the relays of meters whose accounts' balance we hold: open while in arrears, else closed, from the first reading on. An order by
 * a person stands until its time is over or the person hands the relay back. The agenda is a table, so that it survives restarts; a claim
 * on a row keeps several processes from ordering the same, and lapses if the claimer fails.
 */
@Component
public final class HeldRelays extends RegularLook {

    /** Topic of the signal after anything that may change who rules a relay. */
    static final String TOPIC = "held-relays";

    private static final Logger LOG = LoggerFactory.getLogger(HeldRelays.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration CLAIM = Duration.ofMinutes(1);

    /** Every forced close has an end; ours is renewed well before it comes. */
    private static final Duration CLOSED_FOR = Duration.ofDays(60);

    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final int MOST_AT_ONCE = 100;

    private static final String DUE = """
            WITH due AS (
                SELECT meter_id, wanted
                  FROM held_meter
                  JOIN (SELECT account_id, CASE WHEN in_arrears THEN 'FORCED_OPEN' ELSE 'FORCED_CLOSED' END AS wanted
                          FROM held_account) AS rule USING (account_id)
                 WHERE supplied AND claimed_until <= :now
                   AND CASE WHEN by_person THEN ordered_until <= :now
                            ELSE failed OR ordered_mode IS DISTINCT FROM wanted OR ordered_until <= :renew END
                 ORDER BY meter_id LIMIT :most FOR UPDATE OF held_meter SKIP LOCKED)
            UPDATE held_meter SET claimed_until = :claim
              FROM due WHERE held_meter.meter_id = due.meter_id
            RETURNING held_meter.meter_id, due.wanted""";

    private final JdbcClient sql;
    private final CommandGateway commands;
    private final Signals signals;
    private final IdSource ids;
    private final Clock clock;
    private @Nullable Subscription woken;

    HeldRelays(JdbcClient sql, CommandGateway commands, Signals signals, IdSource ids, Clock clock) {
        super("held-relays", LOOK_EVERY);
        this.sql = sql;
        this.commands = commands;
        this.signals = signals;
        this.ids = ids;
        this.clock = clock;
    }

    /** Orders what is due for every relay. */
    public void orderWhatIsDue() {
        claimDue().forEach(this::order);
    }

    private List<Due> claimDue() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return sql.sql(DUE)
                .param("now", now)
                .param("renew", now.plus(RENEW_BEFORE))
                .param("claim", now.plus(CLAIM))
                .param("most", MOST_AT_ONCE)
                .query((row, number) -> new Due(MeterId.of(row.getString(1)), RelayMode.valueOf(row.getString(2))))
                .list();
    }

    private void order(Due due) {
        boolean close = due.mode() == RelayMode.FORCED_CLOSED;
        String reason = close ? "the account has credit" : "the account is in arrears";
        Instant until = close ? clock.instant().plus(CLOSED_FOR) : null;
        try {
            commands.sendAndWait(
                    new OrderRelay(due.meter(), OperationId.of(ids.next()), due.mode(), reason, until, null),
                    MetaData.with(EventMetadata.OPERATOR, "system").and(EventMetadata.REASON, reason));
        } catch (RuntimeException failed) {
            LOG.warn(
                    "the relay of meter {} could not be ordered {}; it is tried again",
                    due.meter(),
                    due.mode(),
                    failed);
        }
    }

    @Override
    protected void look() {
        orderWhatIsDue();
    }

    @Override
    public synchronized void start() {
        super.start();
        woken = signals.listen(TOPIC, changed -> lookSoon());
    }

    @Override
    public synchronized void stop() {
        if (woken != null) {
            woken.close();
            woken = null;
        }
        super.stop();
    }

    /** A relay that is not as it should be. */
    private record Due(MeterId meter, RelayMode mode) {}
}
