package io.wattledger.adapter.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a job left its operation. Whether the operation went a step on is not said here: the work list knows.
 *
 * @param doubtfulAttempt the attempt that is known to be in doubt, so that it need not be told again; 0 if there is none
 * @param lookAgainAt when there will be something to see; null to try again after a pause
 */
public record Outcome(int doubtfulAttempt, @Nullable Instant lookAgainAt) {

    /** The visit is over; what is still open is tried again after a pause. */
    public static final Outcome DONE = new Outcome(0, null);

    /** This attempt is in doubt, and the command side knows it. */
    public static Outcome inDoubt(int attempt) {
        return new Outcome(attempt, null);
    }

    /** Nothing to do before an instant. */
    public static Outcome notBefore(Instant lookAgainAt) {
        return new Outcome(0, lookAgainAt);
    }
}
