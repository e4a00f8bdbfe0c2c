package io.wattledger.query.feed;

import static io.wattledger.query.history.Facts.DAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.query.audit.Replay;
import io.wattledger.query.history.Facts;
import io.wattledger.query.history.InMemoryMongo;
import io.wattledger.query.history.RandomHistory;
import io.wattledger.query.history.ReadModels;
import io.wattledger.query.history.RecordedEvents;
import io.wattledger.query.projection.MemoryViews;
import io.wattledger.query.projection.MongoViews;
import io.wattledger.query.structure.SiteProjection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewFeedTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final MongoViews views = new MongoViews(mongo.client().getDatabase("views"));
    private final List<ViewFeed> started = new ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(ViewFeed::stop);
        mongo.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void givenEventsThatAreCommittedOutOfOrder_thenALiveReadStoreEqualsOneThatIsRebuilt(long seed) throws Exception {
        RecordedEvents events = new RecordedEvents();
        ViewFeed feed = start(events);
        new RandomHistory(events, seed, 8).go(500);
        awaitHead(feed, events);

        MemoryViews rebuilt = new MemoryViews();
        ReadModels.projector().apply(ReadModels.factsOf(events), rebuilt);
        assertThat(ReadModels.canonical(views)).isEqualTo(ReadModels.canonical(rebuilt));

        Replay.Outcome outcome = new Replay(new FactSource(events), ReadModels.projector(), views, feed).run();
        assertThat(outcome.differences()).isEmpty();
        assertThat(outcome.equal()).isTrue();
        assertThat(outcome.events()).isEqualTo(events.messages().size());
    }

    @Test
    void givenADocumentThatSomebodyChanged_whenTheReadModelsAreReplayed_thenItIsNamed() throws Exception {
        RecordedEvents events = new RecordedEvents();
        ViewFeed feed = start(events);
        events.record("site-1", Facts.site(Facts.SITE), DAWN);
        awaitHead(feed, events);
        views.collection(SiteProjection.COLLECTION)
                .updateOne(new Document("_id", "site-1"), new Document("$set", new Document("name", "Mine")));

        Replay.Outcome outcome = new Replay(new FactSource(events), ReadModels.projector(), views, feed).run();

        assertThat(outcome.equal()).isFalse();
        assertThat(outcome.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.collection()).isEqualTo("sites");
            assertThat(difference.live()).contains("Mine");
            assertThat(difference.rebuilt()).contains("Campus site-1");
        });
    }

    @Test
    void givenAReadStoreThatIsLostWhileTheProgramIsDown_thenTheNextStartRebuildsIt() {
        RecordedEvents events = new RecordedEvents();
        new RandomHistory(events, 5, 5).go(200);
        ViewFeed first = start(events);
        awaitHead(first, events);
        Map<String, String> before = ReadModels.canonical(views);
        first.stop();
        views.dropAll();

        awaitHead(start(events), events);

        assertThat(ReadModels.canonical(views)).isEqualTo(before);
    }

    @Test
    void givenAReadStoreThatIsLostInPart_thenTheNextStartRebuildsIt() {
        RecordedEvents events = new RecordedEvents();
        new RandomHistory(events, 6, 5).go(100);
        ViewFeed first = start(events);
        awaitHead(first, events);
        Map<String, String> before = ReadModels.canonical(views);
        first.stop();
        ReadModels.ALL.forEach(
                projection -> views.collection(projection.collection()).drop());
        views.collection(OriginMark.COLLECTION).drop();

        awaitHead(start(events), events);

        assertThat(ReadModels.canonical(views)).isEqualTo(before);
    }

    @Test
    void givenReadModelsOfAnotherShape_thenTheNextStartBuildsThemAgain() {
        RecordedEvents events = new RecordedEvents();
        events.record("site-1", Facts.site(Facts.SITE), DAWN);
        ViewFeed first = start(events);
        awaitHead(first, events);
        first.stop();
        views.collection(SiteProjection.COLLECTION)
                .updateOne(new Document("_id", "site-1"), new Document("$set", new Document("name", "Of old")));
        views.collection(OriginMark.COLLECTION)
                .updateOne(new Document("_id", "shape"), new Document("$set", new Document("shape", "another")));

        awaitHead(start(events), events);

        assertThat(views.collection(SiteProjection.COLLECTION).find().first()).containsEntry("name", "Campus site-1");
    }

    @Test
    void givenAKilledReadStoreThatKeptTheTokenButLostADocument_thenTheNextStartMakesItAgain() {
        RecordedEvents events = new RecordedEvents();
        new RandomHistory(events, 7, 5).go(100);
        ViewFeed first = start(events);
        awaitHead(first, events);
        Map<String, String> before = ReadModels.canonical(views);
        first.stop();
        ReadModels.ALL.forEach(
                projection -> views.collection(projection.collection()).findOneAndDelete(new Document()));

        awaitHead(start(events), events);

        assertThat(ReadModels.canonical(views)).isEqualTo(before);
    }

    @Test
    void givenAnOlderEventStoreUnderNewerReadModels_thenWhatNeverHappenedIsGone() {
        RecordedEvents events = new RecordedEvents();
        events.record("site-1", Facts.site(SiteId.of("site-1")), DAWN);
        RecordedEvents backup = events.copy();
        events.record("site-2", Facts.site(SiteId.of("site-2")), DAWN);
        ViewFeed first = start(events);
        awaitHead(first, events);
        first.stop();

        awaitHead(start(backup), backup);

        await().atMost(SOON).untilAsserted(() -> assertThat(sites()).containsExactly("site-1"));
    }

    @Test
    void givenAnOlderEventStoreThatWentOnOtherwise_thenTheReadModelsTellItsStory() {
        RecordedEvents events = new RecordedEvents();
        events.record("site-1", Facts.site(SiteId.of("site-1")), DAWN);
        RecordedEvents backup = events.copy();
        long restoredHead = events.record("site-2", Facts.site(SiteId.of("site-2")), DAWN);
        ViewFeed first = start(events);
        awaitHead(first, events);
        first.stop();
        backup.hole();
        assertThat(backup.record("site-3", Facts.site(SiteId.of("site-3")), DAWN))
                .isGreaterThan(restoredHead);

        awaitHead(start(backup), backup);

        await().atMost(SOON).untilAsserted(() -> assertThat(sites()).containsExactlyInAnyOrder("site-1", "site-3"));
    }

    @Test
    void givenAWriteThatIsCommittedLate_thenItIsNotTakenForIncludedBefore() {
        RecordedEvents events = new RecordedEvents();
        ViewFeed feed = start(events);
        long late = events.write("site-1", Facts.site(SiteId.of("site-1")), DAWN);
        long early = events.record("site-2", Facts.site(SiteId.of("site-2")), DAWN);

        assertThat(feed.position().await(early, SOON)).isTrue();
        assertThat(feed.position().asOf()).isEqualTo(early);
        assertThat(feed.position().includes(late)).isFalse();
        assertThat(feed.position().await(late, Duration.ofMillis(50))).isFalse();

        events.commit(late);
        assertThat(feed.position().await(late, SOON)).isTrue();
        assertThat(sites()).contains("site-1");
    }

    @Test
    void givenAFactThatCannotBeApplied_thenTheFeedSaysSoAndGoesOnOnceItCan() {
        RecordedEvents events = new RecordedEvents();
        ViewFeed feed = start(events);
        MeterId meter = MeterId.of("meter-1");
        long unregistered = events.write("meter-1", Facts.meter(meter, Facts.SITE, UnitId.of("unit-1")), DAWN);
        long orphan = events.record(
                "meter-1", Facts.relayOrdered(meter, OperationId.of("operation-1"), RelayMode.PREPAID), DAWN);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(feed.progress().failure()).contains("event-" + orphan));
        assertThat(feed.position().includes(orphan)).isFalse();
        assertThat(unregistered).isLessThan(orphan);
    }

    @Test
    void givenARestart_thenItGoesOnWhereItWas() {
        RecordedEvents events = new RecordedEvents();
        ViewFeed first = start(events);
        events.record("site-1", Facts.site(SiteId.of("site-1")), DAWN);
        awaitHead(first, events);
        first.stop();
        long next = events.record("site-2", Facts.site(SiteId.of("site-2")), DAWN);

        ViewFeed second = start(events);

        assertThat(second.position().await(next, SOON)).isTrue();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(second.progress().rebuilding()).isFalse());
        assertThat(second.progress().caughtUp()).isTrue();
    }

    private ViewFeed start(RecordedEvents events) {
        ViewTokens tokens = new ViewTokens(views.collection(ViewTokens.COLLECTION), "node-1", Clock.systemUTC());
        ViewFeed feed = new ViewFeed(new FactSource(events), views, ReadModels.projector(), tokens, 2);
        started.add(feed);
        feed.start();
        return feed;
    }

    private static void awaitHead(ViewFeed feed, RecordedEvents events) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(feed.progress().rebuilding()).isFalse());
        assertThat(feed.position().await(new FactSource(events).head(), SOON)).isTrue();
    }

    private List<String> sites() {
        List<String> ids = new ArrayList<>();
        views.collection(SiteProjection.COLLECTION).find().forEach(document -> ids.add(document.getString("_id")));
        return ids;
    }
}
