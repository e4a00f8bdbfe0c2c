package io.wattledger.command.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * What a guarded command returns. The answer is there once the command's transaction has committed; a command that fails to commit
 * returns its failure instead.
 */
public final class AnsweredRequest {

    private final boolean replayed;
    private volatile @Nullable Answer answer;

    private AnsweredRequest(boolean replayed) {
        this.replayed = replayed;
    }

    static AnsweredRequest pending() {
        return new AnsweredRequest(false);
    }

    static AnsweredRequest replayOf(Answer first) {
        AnsweredRequest replay = new AnsweredRequest(true);
        replay.complete(first);
        return replay;
    }

    void complete(Answer given) {
        answer = given;
    }

    /** Whether this is the first answer to the same request, given again: nothing was done. */
    public boolean replayed() {
        return replayed;
    }

    /** The answer. */
    public Answer answer() {
        Answer given = answer;
        if (given == null) {
            throw new IllegalStateException("the command has not been committed");
        }
        return given;
    }
}
