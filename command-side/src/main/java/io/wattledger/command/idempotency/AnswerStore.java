package io.wattledger.command.idempotency;

import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The first answers, in the table {@code idempotency_keys}. Every call belongs to the caller's transaction. */
@Component
class AnswerStore {

    private final JdbcClient jdbc;

    AnswerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the key for the current transaction, without waiting, and finds the first answer given to it. Two keys with one hash
     * exclude each other for a moment, which is harmless.
     *
     * @throws RefusedException if somebody else holds the key
     */
    Optional<FirstAnswer> take(RequestKey key) {
        return jdbc.sql("""
                        with taken as materialized (select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as mine)
                        select mine, body_fingerprint, status, location, body
                          from taken left join idempotency_keys
                            on operator_id = ? and method = ? and path = ? and key = ?""")
                .param(String.join("\n", key.operatorId().value(), key.method(), key.path(), key.key()))
                .params(key.operatorId().value(), key.method(), key.path(), key.key())
                .query(AnswerStore::taken)
                .single();
    }

    private static Optional<FirstAnswer> taken(ResultSet row, int number) throws SQLException {
        if (!row.getBoolean("mine")) {
            throw new RefusedException(ProblemType.STILL_RUNNING);
        }
        int status = row.getInt("status");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new FirstAnswer(
                        row.getString("body_fingerprint"),
                        new Answer(status, row.getString("location"), row.getString("body"))));
    }

    /**
     * Stores the first answer to a key.
     *
     * @throws RefusedException if another request with this key was answered between the look and the lock
     */
    void store(RequestKey key, String bodyFingerprint, Answer answer, Instant at) {
        try {
            jdbc.sql("""
                            insert into idempotency_keys
                                (operator_id, method, path, key, body_fingerprint, status, location, body, answered_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(key.operatorId().value(), key.method(), key.path(), key.key(), bodyFingerprint)
                    .param(answer.status())
                    .param(answer.location())
                    .param(answer.body())
                    .param(Timestamp.from(at))
                    .update();
        } catch (DuplicateKeyException answeredMeanwhile) {
            throw new RefusedException(ProblemType.STILL_RUNNING);
        }
    }

    /**
     * A stored answer.
     *
     * @param bodyFingerprint of what was asked then, hexadecimal; absent for an answer from before there were any
     * @param answer what was answered
     */
    record FirstAnswer(@Nullable String bodyFingerprint, Answer answer) {}
}
