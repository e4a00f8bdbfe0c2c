package io.wattledger.command.idempotency;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
     * Takes the key for the current transaction, without waiting.
     *
     * @return whether nobody else holds it; two keys with one hash exclude each other for a moment, which is harmless
     */
    boolean tryLock(RequestKey key) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:scopedKey, 0))")
                .param("scopedKey", String.join("\n", key.operatorId().value(), key.method(), key.path(), key.key()))
                .query(Boolean.class)
                .single();
    }

    /** The first answer given to this key, with the fingerprint of what was asked then. */
    Optional<FirstAnswer> find(RequestKey key) {
        return jdbc.sql("""
                        select body_fingerprint, status, location, body from idempotency_keys
                        where operator_id = :operator and method = :method and path = :path and key = :key""")
                .param("operator", key.operatorId().value())
                .param("method", key.method())
                .param("path", key.path())
                .param("key", key.key())
                .query((row, number) -> new FirstAnswer(
                        row.getString("body_fingerprint"),
                        new Answer(row.getInt("status"), row.getString("location"), row.getString("body"))))
                .optional();
    }

    /** Stores the first answer to a key. */
    void store(RequestKey key, String bodyFingerprint, Answer answer, Instant at) {
        jdbc.sql("""
                        insert into idempotency_keys
                            (operator_id, method, path, key, body_fingerprint, status, location, body, answered_at)
                        values (:operator, :method, :path, :key, :fingerprint, :status, :location, :body, :at)""")
                .param("operator", key.operatorId().value())
                .param("method", key.method())
                .param("path", key.path())
                .param("key", key.key())
                .param("fingerprint", bodyFingerprint)
                .param("status", answer.status())
                .param("location", answer.location())
                .param("body", answer.body())
                .param("at", Timestamp.from(at))
                .update();
    }

    /**
     * A stored answer.
     *
     * @param bodyFingerprint of what was asked then, hexadecimal; absent for an answer from before there were any
     * @param answer what was answered
     */
    record FirstAnswer(@Nullable String bodyFingerprint, Answer answer) {}
}
