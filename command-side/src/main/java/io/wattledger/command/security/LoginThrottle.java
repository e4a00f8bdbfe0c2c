package io.wattledger.command.security;

import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down: counts failed log-ins in windows of five minutes, in the database, so that all processes count together. Only
 * failures count, so that many people may log in at once; guesses under way at the same time may exceed a limit by as many as are
 * hashed at once.
 */
@Component
class LoginThrottle {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    /** Tight, since it locks out nobody but the guesser. */
    private static final int LIMIT_PER_USER_AND_ADDRESS = 5;

    /** Wide, since an office may share an address. */
    private static final int LIMIT_PER_ADDRESS = 100;

    /** Wide, since strangers could lock a user out with it. */
    private static final int LIMIT_PER_USER = 50;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    LoginThrottle(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Refuses, with the seconds to wait, where too many tries have failed. */
    void check(String username, String address) {
        Instant now = clock.instant();
        for (Counter counter : counters(username, address)) {
            jdbc.sql("""
                            select window_started_at from login_failures
                            where subject = :subject and failures >= :limit and window_started_at > :oldest""")
                    .param("subject", counter.subject())
                    .param("limit", counter.limit())
                    .param("oldest", Timestamp.from(now.minus(WINDOW)))
                    .query(Timestamp.class)
                    .optional()
                    .ifPresent(started -> {
                        throw new RefusedException(refusal(
                                Duration.between(now, started.toInstant().plus(WINDOW))));
                    });
        }
    }

    /** Counts a failure. */
    void failed(String username, String address) {
        Instant now = clock.instant();
        Timestamp oldest = Timestamp.from(now.minus(WINDOW));
        jdbc.sql("delete from login_failures where window_started_at <= :oldest")
                .param("oldest", oldest)
                .update();
        for (Counter counter : counters(username, address)) {
            jdbc.sql("""
                            insert into login_failures as counted (subject, failures, window_started_at)
                            values (:subject, 1, :now)
                            on conflict (subject) do update set failures = counted.failures + 1""")
                    .param("subject", counter.subject())
                    .param("now", Timestamp.from(now))
                    .update();
        }
    }

    /** Forgets the failures of a user who has come in from this address. */
    void succeeded(String username, String address) {
        jdbc.sql("delete from login_failures where subject = :subject")
                .param("subject", userAtAddress(username, address))
                .update();
    }

    private static Refusal refusal(Duration wait) {
        long seconds = Math.max(1, wait.toSeconds() + 1);
        return Refusal.of(ProblemType.TOO_MANY_ATTEMPTS, Map.of("retryAfterSeconds", Long.toString(seconds)));
    }

    private static List<Counter> counters(String username, String address) {
        return List.of(
                new Counter(userAtAddress(username, address), LIMIT_PER_USER_AND_ADDRESS),
                new Counter("address " + address, LIMIT_PER_ADDRESS),
                new Counter("user " + username.toLowerCase(Locale.ROOT), LIMIT_PER_USER));
    }

    private static String userAtAddress(String username, String address) {
        return "user " + username.toLowerCase(Locale.ROOT) + " at " + address;
    }

    private record Counter(String subject, int limit) {}
}
