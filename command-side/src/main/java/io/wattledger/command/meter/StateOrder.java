package io.wattledger.command.meter;

import io.wattledger.kernel.id.OperationId;
import java.time.Instant;

/**
 * An open order that sets a state on a meter.
 *
 * @param operationId the operation
 * @param kind what it sets
 * @param deliverBy after which it may no longer be sent
 * @param attempts how often it was permitted to be sent
 * @param inDoubt whether the last attempt's outcome was found unknown
 */
public record StateOrder(OperationId operationId, Kind kind, Instant deliverBy, int attempts, boolean inDoubt) {

    /** What an order sets; a newer order supersedes an older one of the same kind. */
    public enum Kind {
        /** Who rules the relay. */
        RELAY,

        /** The tariff. */
        TARIFF,

        /** The place within the tiers. */
        TIERS
    }

    /** Whether it may no longer be sent. */
    public boolean isOverdueAt(Instant now) {
        return now.isAfter(deliverBy);
    }

    StateOrder sent(int attempt) {
        return new StateOrder(operationId, kind, deliverBy, attempt, false);
    }

    StateOrder doubted() {
        return new StateOrder(operationId, kind, deliverBy, attempts, true);
    }
}
