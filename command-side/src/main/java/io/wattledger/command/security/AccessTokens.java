package io.wattledger.command.security;

import io.wattledger.kernel.port.IdSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opaque bearer tokens: 256 random bits, of which only the hash is stored. Every use looks the operator's roles up, so that a role lost
 * is lost at once.
 */
@Component
public class AccessTokens {

    /** How long a session lasts. */
    public static final Duration SESSION = Duration.ofHours(12);

    private static final int TOKEN_BYTES = 32;
    private static final int LONGEST_TOKEN = 200;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final IdSource ids;
    private final SecureRandom random;

    AccessTokens(JdbcClient jdbc, InstantSource clock, IdSource ids, SecureRandom random) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
    }

    /** Opens a session; also forgets those that have ended. */
    public Issued issue(OperatorRecord operator) {
        Instant now = clock.instant();
        jdbc.sql("delete from access_tokens where expires_at <= :now")
                .param("now", Timestamp.from(now))
                .update();
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant expiresAt = now.plus(SESSION);
        Session session = new Session(ids.next(), operator, expiresAt);
        jdbc.sql("""
                        insert into access_tokens (token_sha256, session_id, operator_id, issued_at, expires_at)
                        values (:hash, :session, :operator, :now, :expires)""")
                .param("hash", sha256(token))
                .param("session", session.id())
                .param("operator", operator.operatorId().value())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expiresAt))
                .update();
        return new Issued(token, session);
    }

    /** The session of a token; empty for one that was never issued, was ended or has expired. */
    public Optional<Session> find(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select t.session_id, t.expires_at, o.* from access_tokens t join operators o using (operator_id)
                        where t.token_sha256 = :hash and (t.expires_at is null or t.expires_at > :now)""")
                .param("hash", sha256(token))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> {
                    Timestamp expires = row.getTimestamp("expires_at");
                    return new Session(
                            row.getString("session_id"),
                            OperatorRecord.read(row),
                            expires == null ? null : expires.toInstant());
                })
                .optional();
    }

    /** Ends a session. */
    public void revoke(String sessionId) {
        jdbc.sql("delete from access_tokens where session_id = :session")
                .param("session", sessionId)
                .update();
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
