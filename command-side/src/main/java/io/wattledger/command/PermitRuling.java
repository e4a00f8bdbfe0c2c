package io.wattledger.command;

import io.wattledger.kernel.command.WritePermit;
import io.wattledger.kernel.event.DomainEvent;
import io.wattledger.kernel.money.Money;
import java.util.List;

/**
 * What was decided on the question whether a write may go out.
 *
 * @param permit the answer
 * @param facts what is to be stored with it
 * @param <E> the kind of facts
 */
public record PermitRuling<E extends DomainEvent>(WritePermit permit, List<E> facts) {

    /** It may go out once this fact is stored. */
    public static <E extends DomainEvent> PermitRuling<E> go(int expectedCount, Money amount, E fact) {
        return new PermitRuling<>(new WritePermit.Go(expectedCount, amount), List.of(fact));
    }

    /** Nothing may go out, and nothing is to be stored. */
    public static <E extends DomainEvent> PermitRuling<E> stop(String cause) {
        return new PermitRuling<>(new WritePermit.Stop(cause), List.of());
    }

    /** Nothing may go out, and this is why. */
    public static <E extends DomainEvent> PermitRuling<E> stop(String cause, E fact) {
        return new PermitRuling<>(new WritePermit.Stop(cause), List.of(fact));
    }
}
