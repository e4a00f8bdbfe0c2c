package io.wattledger.command.account;

import io.wattledger.kernel.id.OperationId;

/**
 * How a money write ended, kept for evidence that comes late.
 *
 * @param operationId the operation
 * @param how how it ended
 * @param attempts the last attempt
 */
public record ConcludedWrite(OperationId operationId, Conclusion how, int attempts) {

    /** Ends of a money write. */
    public enum Conclusion {
        /** Read back and found applied. */
        CONFIRMED,

        /** Refused, with proof that it was not applied. */
        REFUSED,

        /** Two people settled that it was applied. */
        SETTLED_APPLIED,

        /** Two people settled that it was not applied. */
        SETTLED_NOT_APPLIED;

        /** Whether it counts as applied. */
        public boolean isApplied() {
            return this == CONFIRMED || this == SETTLED_APPLIED;
        }

        /** Whether people, and not the meter, decided. */
        public boolean isSettled() {
            return this == SETTLED_APPLIED || this == SETTLED_NOT_APPLIED;
        }
    }
}
