package io.wattledger.command.security;

import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords: Argon2id by Bouncy Castle with 19 MiB, two passes and one lane, the first choice of the OWASP password
 * storage cheat sheet. Stored as PHC strings, which name their parameters, so that these can grow later.
 */
@Component
public final class Passwords {

    /** Fewest characters of a password. */
    public static final int MIN_LENGTH = 10;

    /** Most characters of a password: a bound on what is hashed. */
    public static final int MAX_LENGTH = 200;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;

    /** Bounds memory and processors that a storm of log-ins can take. */
    private static final int CONCURRENT_HASHES = 4;

    private static final int QUEUE_SECONDS = 10;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore permits = new Semaphore(CONCURRENT_HASHES, true);

    /** What an unknown user's password is checked against, so that the answer takes as long as for a known one. */
    private final String nobodysHash = hash("no password hashes to this one's salt");

    /** The PHC string to be stored for a password. */
    public String hash(String password) {
        return bounded(() -> Objects.requireNonNull(argon2.encode(password)));
    }

    /**
     * Whether the password is the one that was hashed; the same work whether or not there is a hash.
     *
     * @param storedHash the PHC string; null for a user that does not exist
     */
    public boolean matches(String password, @Nullable String storedHash) {
        boolean equal = bounded(() -> argon2.matches(password, storedHash == null ? nobodysHash : storedHash));
        return equal && storedHash != null;
    }

    /**
     * Holds a new password to the rules: long enough, not too long, not the user's name.
     *
     * @param field request field to name in the refusal
     */
    public void checkNew(String password, String username, String field) {
        if (password.length() < MIN_LENGTH || password.length() > MAX_LENGTH) {
            throw new RefusedException(
                    Refusal.ofField(field, "a password has " + MIN_LENGTH + " to " + MAX_LENGTH + " characters"));
        }
        if (password.equalsIgnoreCase(username)) {
            throw new RefusedException(Refusal.ofField(field, "a password is not the user name"));
        }
    }

    private <T> T bounded(Supplier<T> work) {
        try {
            if (!permits.tryAcquire(QUEUE_SECONDS, TimeUnit.SECONDS)) {
                throw new RefusedException(ProblemType.TOO_MANY_ATTEMPTS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RefusedException(ProblemType.TOO_MANY_ATTEMPTS);
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }
}
