package io.wattledger.query.feed;

import static io.wattledger.query.history.Facts.DAWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.id.SiteId;
import io.wattledger.query.history.Facts;
import io.wattledger.query.history.RecordedEvents;
import io.wattledger.query.projection.Fact;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

class FactSourceTest {

    private final RecordedEvents events = new RecordedEvents();
    private final FactSource source = new FactSource(events);

    @Test
    void givenAnEventThatIsCommittedLate_thenItIsReadWithItsOwnSequence() throws InterruptedException {
        events.hole();
        long first = events.record("site-1", Facts.site(SiteId.of("site-1")), DAWN);
        long late = events.write("site-2", Facts.site(SiteId.of("site-2")), DAWN);
        events.hole();
        long later = events.write("site-3", Facts.site(SiteId.of("site-3")), DAWN);
        long last = events.record("site-4", Facts.site(SiteId.of("site-4")), DAWN);

        try (BlockingStream<TrackedEventMessage<?>> stream = source.openStream(null)) {
            assertThat(next(stream).sequence()).isEqualTo(first);
            assertThat(next(stream).sequence()).isEqualTo(last);
            events.commit(late);
            assertThat(next(stream).sequence()).isEqualTo(late);
            events.commit(later);
            Fact fact = next(stream);
            assertThat(fact.sequence()).isEqualTo(later);
            assertThat(fact.eventId()).isEqualTo("event-" + later);
            assertThat(fact.stream()).isEqualTo("site-3");
            assertThat(fact.operator()).isEqualTo("op-7");
        }
    }

    @Test
    void anEventIsFoundByItsSequence() {
        events.hole();
        long sequence = events.record("site-1", Facts.site(SiteId.of("site-1")), DAWN);
        events.record("site-2", Facts.site(SiteId.of("site-2")), DAWN);

        assertThat(source.at(sequence))
                .get()
                .extracting(TrackedEventMessage::getIdentifier)
                .isEqualTo("event-2");
        assertThat(source.at(1)).isEmpty();
        assertThat(source.at(99)).isEmpty();
    }

    private static Fact next(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        return FactSource.factOf(stream.nextAvailable());
    }
}
