package io.wattledger.command.idempotency;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
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

    /** The first answer given to this key, with the hash of what was asked then, hexadecimal. */
    Optional<FirstAnswer> find(RequestKey key) {
        return jdbc.sql("""
                        select body_sha256, status, location, body from idempotency_keys
                        where operator_id = :operator and method = :method and path = :path and key = :key""")
                .param("operator", key.operatorId().value())
                .param("method", key.method())
                .param("path", key.path())
                .param("key", key.key())
                .query((row, number) -> new FirstAnswer(
                        row.getString("body_sha256"),
                        new Answer(row.getInt("status"), row.getString("location"), row.getString("body"))))
                .optional();
    }

    /** Stores the first answer to a key. */
    void store(RequestKey key, String bodySha256, Answer answer, Instant at) {
        jdbc.sql("""
                        insert into idempotency_keys
                            (operator_id, method, path, key, body_sha256, status, location, body, answered_at)
                        values (:operator, :method, :path, :key, :hash, :status, :location, :body, :at)""")
                .param("operator", key.operatorId().value())
                .param("method", key.method())
                .param("path", key.path())
                .param("key", key.key())
                .param("hash", bodySha256)
                .param("status", answer.status())
                .param("location", answer.location())
                .param("body", answer.body())
                .param("at", Timestamp.from(at))
                .update();
    }

    /**
     * A stored answer.
     *
     * @param bodySha256 hash of what was asked then, hexadecimal
     * @param answer what was answered
     */
    record FirstAnswer(String bodySha256, Answer answer) {}
}
