package io.wattledger.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.event.EventCatalogue;
import io.wattledger.kernel.event.OperatorRegistered;
import io.wattledger.query.history.InMemoryMongo;
import io.wattledger.query.history.RandomHistory;
import io.wattledger.query.history.ReadModels;
import io.wattledger.query.history.RecordedEvents;
import io.wattledger.query.projection.ViewStore.Change;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotenceTest {

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final MongoViews views = new MongoViews(mongo.client().getDatabase("views"));

    @AfterEach
    void close() {
        mongo.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42, 2026})
    void givenEveryFactTwiceAndInOverlappingBatches_thenTheDocumentsAreThoseOfOneDelivery(long seed) {
        List<Fact> facts = history(seed, 400);
        Map<String, String> once = inMemory(facts);

        Random random = new Random(seed);
        for (int from = 0; from < facts.size(); ) {
            int to = Math.min(facts.size(), from + 1 + random.nextInt(40));
            ReadModels.projector().apply(facts.subList(from, to), views);
            ReadModels.projector().apply(facts.subList(Math.max(0, from - random.nextInt(30)), to), views);
            from = to;
        }
        facts.forEach(fact -> ReadModels.projector().apply(List.of(fact), views));

        assertThat(ReadModels.canonical(views)).isEqualTo(once);
    }

    @Test
    void givenAWriterThatLostItsSegment_whenItWritesWhatItHadRead_thenTheNewerDocumentStays() {
        List<Fact> facts = history(7, 200);
        ReadModels.projector().apply(facts, views);
        Map<String, String> newest = ReadModels.canonical(views);

        MemoryViews old = new MemoryViews();
        ReadModels.projector().apply(facts.subList(0, facts.size() / 2), old);
        ReadModels.ALL.forEach(projection -> {
            List<Change> stale = old.all(projection.collection()).values().stream()
                    .map(document -> new Change(document.getLong(ViewStore.GUARD), document))
                    .toList();
            if (!stale.isEmpty()) {
                views.replace(projection.collection(), stale);
            }
        });

        assertThat(ReadModels.canonical(views)).isEqualTo(newest);
    }

    @Test
    void everyEventThatThereIsComesToADocument() {
        Set<Class<?>> met = new HashSet<>();
        Set<Class<?>> shown = new HashSet<>();
        for (long seed = 0; seed < 5; seed++) {
            history(seed, 400).forEach(fact -> {
                met.add(fact.event().getClass());
                if (ReadModels.ALL.stream()
                        .anyMatch(projection -> !projection.documentsOf(fact).isEmpty())) {
                    shown.add(fact.event().getClass());
                }
            });
        }

        assertThat(met)
                .as("the invented history has every event")
                .containsAll(EventCatalogue.byName().values());
        met.remove(OperatorRegistered.class);
        assertThat(shown).as("people are shown by the side that knows them").isEqualTo(met);
    }

    private static List<Fact> history(long seed, int turns) {
        RecordedEvents events = new RecordedEvents();
        new RandomHistory(events, seed, 6).go(turns);
        return ReadModels.factsOf(events);
    }

    private static Map<String, String> inMemory(List<Fact> facts) {
        MemoryViews memory = new MemoryViews();
        ReadModels.projector().apply(facts, memory);
        return ReadModels.canonical(memory);
    }
}
