package io.wattledger.adapter.fleet;

import io.wattledger.adapter.link.Backoff;
import io.wattledger.kernel.port.WorkList.Item;
import io.wattledger.kernel.port.WorkList.Progress;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Until when an open operation is left alone: not at all while it goes forward, then longer with each visit that did not advance it.
 */
final class Pause {

    private Progress progress;
    private int attempts;
    private int visits;
    private Instant until = Instant.MIN;
    private int doubtfulAttempt;
    private boolean forItsTime;

    Pause(Item item) {
        this.progress = item.progress();
        this.attempts = item.attempts();
    }

    /** Takes note of where the work list sees the operation: if it went on, there is no pause. */
    void seen(Item item) {
        if (item.progress() != progress || item.attempts() != attempts) {
            progress = item.progress();
            attempts = item.attempts();
            visits = 0;
            until = Instant.MIN;
            forItsTime = false;
        }
    }

    /** A visit is over. */
    void visited(Instant now, Backoff backoff, RandomGenerator random) {
        until = now.plus(backoff.pause(visits, random));
        visits++;
    }

    /** Ends at the operation's deadline at the latest, if that is still ahead, so that it expires in time. */
    void notBeyond(Instant deadline, Instant now) {
        if (deadline.isAfter(now) && until.isAfter(deadline)) {
            until = deadline;
        }
    }

    /** The meter has what it was sent, and makes it count at its time. */
    void untilItsTime(Instant lookAgainAt) {
        until = lookAgainAt;
        forItsTime = true;
    }

    /** Whether nothing is to be done but to look again. */
    boolean isForItsTime() {
        return forItsTime;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    /** There may be something new: the meter answers again. */
    void cutShort() {
        until = Instant.MIN;
    }

    void inDoubt(int attempt) {
        doubtfulAttempt = attempt;
    }

    /** Whether the command side knows that this attempt is in doubt. */
    boolean isKnownInDoubt(int attempt) {
        return attempt != 0 && doubtfulAttempt == attempt;
    }
}
