package io.wattledger.command.meter.relay;

import io.wattledger.command.work.RegularLook;
import io.wattledger.kernel.command.OrderRelay;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.port.IdSource;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Orders prepaid control again when the time of a forced mode is over, and again what a suspension or its end wants of a relay for as
 * long as the meter has not shown it. Its agenda is a table, so that it survives restarts; a claim on
 * a row keeps several processes from ordering the same, and lapses if the claimer fails. Where we hold the balance,
 * the relay goes back to our own rule and not to the meter's.
 */
@Component
public final class ForcedModeEnd extends RegularLook {

    private static final Logger LOG = LoggerFactory.getLogger(ForcedModeEnd.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration CLAIM = Duration.ofMinutes(1);
    private static final int MOST_AT_ONCE = 100;
    private static final Map<RelayMode, String> REASONS = Map.of(
            RelayMode.PREPAID, "the time of the forced mode is over",
            RelayMode.FORCED_OPEN, "the account is suspended");

    private final JdbcClient sql;
    private final CommandGateway commands;
    private final IdSource ids;
    private final Clock clock;

    ForcedModeEnd(JdbcClient sql, CommandGateway commands, IdSource ids, Clock clock) {
        super("forced-mode-end", LOOK_EVERY);
        this.sql = sql;
        this.commands = commands;
        this.ids = ids;
        this.clock = clock;
    }

    /** Orders everything that is due. */
    public void orderWhatIsDue() {
        claimDue().forEach(this::order);
    }

    private List<Due> claimDue() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return sql.sql("""
                        UPDATE forced_mode SET claimed_until = ?
                         WHERE meter_id IN (SELECT meter_id FROM forced_mode WHERE until <= ? AND claimed_until <= ?
                                               AND NOT EXISTS (SELECT 1 FROM held_meter
                                                                WHERE held_meter.meter_id = forced_mode.meter_id)
                                             ORDER BY until LIMIT ? FOR UPDATE SKIP LOCKED)
                        RETURNING meter_id, next_mode""")
                .params(now.plus(CLAIM), now, now, MOST_AT_ONCE)
                .query((row, number) -> new Due(MeterId.of(row.getString(1)), RelayMode.valueOf(row.getString(2))))
                .list();
    }

    private void order(Due due) {
        String reason = Objects.requireNonNull(REASONS.get(due.mode()), "forced closes are never on the agenda");
        OperationId operation = OperationId.of(ids.next());
        try {
            commands.sendAndWait(
                    new OrderRelay(due.meterId(), operation, due.mode(), reason, null, null),
                    MetaData.with(EventMetadata.OPERATOR, "system").and(EventMetadata.REASON, reason));
        } catch (RuntimeException failed) {
            LOG.warn(
                    "{} could not be ordered for the relay of {}; it is tried again",
                    due.mode(),
                    due.meterId(),
                    failed);
        }
    }

    /** What a relay is to be ordered now. */
    private record Due(MeterId meterId, RelayMode mode) {}

    @Override
    protected void look() {
        orderWhatIsDue();
    }
}
