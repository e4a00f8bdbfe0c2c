package io.wattledger.app.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.app.Platform;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.port.ChainVerification;
import io.wattledger.kernel.port.ChainVerification.FirstBad;
import io.wattledger.kernel.port.ChainVerification.Report;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever tampers with the rows of the event store is found out. */
class ChainVerifierTest {

    private static final String CHANGED = "the event is not the one that was stored";

    private final ConfigurableApplicationContext platform = Platform.shared();
    private final JdbcClient database = platform.getBean(JdbcClient.class);
    private final ChainVerification verifier = platform.getBean(ChainVerification.class);

    /** Two streams of four events each, taking turns: stream a has the odd global sequences, b the even ones. */
    @BeforeEach
    void twoStreams() {
        database.sql("truncate events restart identity").update();
        EventStorageEngine engine = platform.getBean(EventStorageEngine.class);
        for (int sequence = 0; sequence < 4; sequence++) {
            engine.appendEvents(EventStoreTest.event("a", sequence, "a" + sequence)
                    .withMetaData(Map.of(EventMetadata.OPERATOR, "op-1")));
            engine.appendEvents(EventStoreTest.event("b", sequence, "b" + sequence));
        }
    }

    @Test
    void anUntouchedStoreIsIntact() {
        assertThat(verifier.verify()).isEqualTo(new Report(true, 2, 8, null));
    }

    @Test
    void anEmptyStoreIsIntact() {
        database.sql("truncate events").update();

        assertThat(verifier.verify()).isEqualTo(new Report(true, 0, 0, null));
    }

    @Test
    void aStoreOfManyPagesIsReadToItsEnd() {
        database.sql("truncate events restart identity").update();
        EventStorageEngine engine = platform.getBean(EventStorageEngine.class);
        for (int from = 0; from < 1200; from += 100) {
            engine.appendEvents(IntStream.range(from, from + 100)
                    .mapToObj(sequence -> EventStoreTest.event("long", sequence, "n" + sequence))
                    .toList());
        }

        assertThat(verifier.verify()).isEqualTo(new Report(true, 1, 1200, null));
    }

    @Test
    void aFlippedBitOfAPayloadIsFound() {
        tamper(
                "update events set payload = set_byte(payload, 20, get_byte(payload, 20) # 1) where global_sequence = 5");

        assertFound(new FirstBad("a", 2, 5, CHANGED));
    }

    @Test
    void changedMetadataIsFound() {
        tamper("update events set metadata = convert_to('{\"operator\":\"op-2\"}', 'UTF8') where global_sequence = 3");

        assertFound(new FirstBad("a", 1, 3, CHANGED));
    }

    @Test
    void aChangedNameRevisionOrTimeIsFound() {
        for (String change :
                new String[] {"name = 'site.renamed'", "revision = '2'", "recorded_at = '2026-01-01T00:00:00Z'"}) {
            twoStreams();
            tamper("update events set " + change + " where global_sequence = 4");

            assertFound(new FirstBad("b", 1, 4, CHANGED));
        }
    }

    @Test
    void aDeletedEventInTheMiddleIsFound() {
        tamper("delete from events where global_sequence = 4");

        assertFound(new FirstBad("b", 2, 6, "events 1 to 1 of the stream are missing"));
    }

    @Test
    void aDeletedBeginningIsFound() {
        tamper("delete from events where stream_id = 'a' and stream_sequence < 2");

        assertFound(new FirstBad("a", 2, 5, "events 0 to 1 of the stream are missing"));
    }

    @Test
    void anInsertedEventIsFound() {
        tamper(
                "update events set stream_sequence = stream_sequence + 10 where stream_id = 'a' and stream_sequence >= 2");
        tamper(
                "update events set stream_sequence = stream_sequence - 9 where stream_id = 'a' and stream_sequence >= 12");
        tamper("""
                insert into events (event_id, stream_type, stream_id, stream_sequence, recorded_at, name, revision,
                                    payload, metadata, chain_hash)
                select 'forged', stream_type, stream_id, 2, recorded_at, name, revision, payload, metadata, chain_hash
                from events where global_sequence = 3""");

        assertFound(new FirstBad("a", 2, 9, CHANGED));
    }

    @Test
    void swappedContentOfTwoEventsIsFound() {
        tamper("""
                update events e set payload = other.payload, event_id = other.event_id || '-'
                from events other
                where e.global_sequence in (4, 6) and other.global_sequence = 10 - e.global_sequence""");

        assertFound(new FirstBad("b", 1, 4, CHANGED));
    }

    @Test
    void swappedPlacesInTheStoreAreFound() {
        tamper("alter table events alter column global_sequence set generated by default");
        tamper("update events set global_sequence = 103 where global_sequence = 3");
        tamper("update events set global_sequence = 3 where global_sequence = 5");
        tamper("update events set global_sequence = 5 where global_sequence = 103");
        tamper("alter table events alter column global_sequence set generated always");

        assertFound(new FirstBad("a", 2, 3, "the event stands before its predecessor in the store"));
    }

    @Test
    void ofSeveralFaultsTheFirstInTheStoreIsNamed() {
        tamper("update events set name = 'x' where global_sequence in (2, 7)");

        assertFound(new FirstBad("b", 0, 2, CHANGED));
    }

    private void tamper(String sql) {
        database.sql(sql).update();
    }

    private void assertFound(FirstBad expected) {
        Report report = verifier.verify();
        assertThat(report.verified()).isFalse();
        assertThat(report.firstBad()).isEqualTo(expected);
    }
}
