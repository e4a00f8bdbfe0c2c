package io.wattledger.command.security;

import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.problem.ProblemType;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Keeps every no to an operator, and every access without valid credentials, for auditors. Of strangers at most one row per second,
 * address and problem is kept, so that they cannot fill the disk.
 */
@Component
public class RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final Duration STRANGERS_PACE = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    RefusalLog(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A no to an operator. */
    public void refused(OperatorId operator, String address, String request, ProblemType problem) {
        write(() -> jdbc.sql("""
                        insert into refusals (at, operator_id, client_address, request, problem)
                        values (:at, :operator, :address, :request, :problem)""")
                .param("at", Timestamp.from(clock.instant()))
                .param("operator", operator.value())
                .param("address", address)
                .param("request", request)
                .param("problem", problem.kebabName())
                .update());
    }

    /** A no to somebody who was not recognised. */
    public void strangerRefused(String address, String request, ProblemType problem) {
        Instant now = clock.instant();
        write(() -> jdbc.sql("""
                        insert into refusals (at, client_address, request, problem)
                        select :at, :address, :request, :problem where not exists (
                            select 1 from refusals where at > :recently and operator_id is null
                            and client_address = :address and problem = :problem)""")
                .param("at", Timestamp.from(now))
                .param("recently", Timestamp.from(now.minus(STRANGERS_PACE)))
                .param("address", address)
                .param("request", request)
                .param("problem", problem.kebabName())
                .update());
    }

    private static void write(Runnable insert) {
        try {
            insert.run();
        } catch (DataAccessException | TransactionException unavailable) {
            // The refusal itself must still be answered; what cannot be stored is at least in the program's log.
            LOG.warn("a refusal could not be logged", unavailable);
        }
    }
}
