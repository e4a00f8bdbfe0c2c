package io.wattledger.query.audit;

import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.query.feed.FactSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The stored events, page by page. An operator sees those of its sites; what belongs to no site, those see who see all. */
@Component
public final class EventJournal {

    /** Events looked at for one page, so that a rare match cannot hold a request for ever. */
    private static final int LOOKED_AT = 5_000;

    private static final int NEXT_WITHIN_MILLIS = 50;

    private final EventStore store;
    private final FactSource events;

    EventJournal(EventStore store, FactSource events) {
        this.store = store;
        this.events = events;
    }

    /**
     * The events of one stream, in order.
     *
     * @param cursor place in the stream to begin at
     * @throws RefusedException if there is no such stream, or it belongs to a foreign site
     */
    public JournalPage ofStream(OperatorIdentity operator, String stream, Period period, long cursor, int most) {
        List<EventRecord> found = new ArrayList<>();
        var stored = store.readEvents(stream, cursor);
        boolean exists = stored.hasNext() || store.readEvents(stream).hasNext();
        if (!exists) {
            throw new RefusedException(ProblemType.NOT_FOUND);
        }
        while (stored.hasNext()) {
            EventRecord event = EventRecord.of(stored.next(), null);
            if (!visible(operator, event)) {
                throw new RefusedException(ProblemType.NOT_PERMITTED);
            }
            if (found.size() == most) {
                return new JournalPage(found, event.streamSequence());
            }
            if (period.includes(event.at())) {
                found.add(event);
            }
        }
        return new JournalPage(found, null);
    }

    /**
     * The events of all streams, in the order in which they were committed.
     *
     * @param cursor position to go on after; absent to begin with the period
     */
    public JournalPage all(OperatorIdentity operator, Period period, @Nullable Long cursor, int most)
            throws InterruptedException {
        List<EventRecord> found = new ArrayList<>();
        long reached = cursor == null ? 0 : cursor;
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(beginOf(period, cursor))) {
            for (int looked = 0; looked < LOOKED_AT && found.size() < most; looked++) {
                if (!stream.hasNextAvailable(NEXT_WITHIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    return new JournalPage(found, null);
                }
                TrackedEventMessage<?> message = stream.nextAvailable();
                reached = FactSource.positionOf(message.trackingToken());
                EventRecord event = EventRecord.of((DomainEventMessage<?>) message, FactSource.sequenceOf(message));
                if (period.includes(event.at()) && visible(operator, event)) {
                    found.add(event);
                }
            }
        }
        return new JournalPage(found, reached);
    }

    private @Nullable TrackingToken beginOf(Period period, @Nullable Long cursor) {
        if (cursor != null) {
            return GapAwareTrackingToken.newInstance(cursor, new TreeSet<>());
        }
        return period.from() == null ? events.createTailToken() : events.createTokenAt(period.from());
    }

    private static boolean visible(OperatorIdentity operator, EventRecord event) {
        return event.site()
                .map(site -> operator.may(Permission.AUDIT_VIEW, site))
                .orElseGet(() -> operator.mayEverywhere(Permission.AUDIT_VIEW));
    }

    /**
     * A span of time.
     *
     * @param from first instant; absent for the beginning
     * @param to first instant after it; absent for no end
     */
    public record Period(@Nullable Instant from, @Nullable Instant to) {

        private boolean includes(Instant at) {
            return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
        }
    }

    /**
     * A page of events.
     *
     * @param items the events
     * @param next cursor of the page that follows; absent if this is the last so far
     */
    public record JournalPage(
            List<EventRecord> items, @Nullable Long next) {}
}
