package io.wattledger.query.account;

import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.DomainEvent;
import io.wattledger.kernel.event.HeldBalanceEvent;
import io.wattledger.kernel.event.MeterQuarantined;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.MoneyWriteIntended;
import io.wattledger.kernel.event.MoneyWriteNotApplied;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.query.projection.Fact;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** An account as it was at an instant, by what was known at another: folded anew from its events. */
@Component
public final class AccountHistory {

    private final EventStore events;
    private final AccountProjection accounts;

    AccountHistory(EventStore events, AccountProjection accounts) {
        this.events = events;
        this.accounts = accounts;
    }

    /**
     * The account.
     *
     * @param at what happened up to this instant counts
     * @param knownAt as far as it was stored by this instant
     * @return the account; empty if it was not open then, or not known to be
     */
    public Optional<AccountView> at(AccountId account, Instant at, Instant knownAt) {
        AccountView view = null;
        var stream = events.readEvents(account.value());
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            boolean counts = message.getPayload() instanceof AccountEvent event
                    && !message.getTimestamp().isAfter(knownAt)
                    && !happenedAt(event, message).isAfter(at);
            if (counts) {
                view = accounts.fold(view, factOf(message));
            }
        }
        return Optional.ofNullable(view);
    }

    /** The account as it was before the event at this place of its stream. */
    public Optional<AccountView> before(AccountId account, long place) {
        AccountView view = null;
        var stream = events.readEvents(account.value());
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            if (message.getSequenceNumber() < place && message.getPayload() instanceof AccountEvent) {
                view = accounts.fold(view, factOf(message));
            }
        }
        return Optional.ofNullable(view);
    }

    /** When something happened in the field, where the event says so; else when it was stored. */
    private static Instant happenedAt(AccountEvent event, DomainEventMessage<?> message) {
        if (event instanceof MoneyWriteIntended it) {
            return it.before().readAt();
        }
        if (event instanceof MoneyWriteConfirmed it) {
            return it.after().readAt();
        }
        if (event instanceof MoneyWriteNotApplied it) {
            return it.found().readAt();
        }
        if (event instanceof HeldBalanceEvent it) {
            return it.at();
        }
        return event instanceof MeterQuarantined it ? it.at() : message.getTimestamp();
    }

    private static Fact factOf(DomainEventMessage<?> message) {
        return new Fact(
                (DomainEvent) message.getPayload(),
                message.getIdentifier(),
                message.getTimestamp(),
                0,
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                Map.of());
    }
}
