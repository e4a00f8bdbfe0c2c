package io.wattledger.benchmark.ledger;

import io.wattledger.app.mongo.EmbeddedMongo;
import io.wattledger.app.start.DataFolder;
import io.wattledger.benchmark.measure.Load;
import io.wattledger.benchmark.measure.Measured;
import io.wattledger.benchmark.measure.Stopwatch;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.query.audit.EventJournal;
import io.wattledger.query.audit.EventJournal.JournalPage;
import io.wattledger.query.audit.EventJournal.Period;
import io.wattledger.query.feed.ViewFeed;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.util.FileSystemUtils;

/** The read side: all views built from the first event on over the embedded read store, and the history of one account. */
final class ReadModels implements AutoCloseable {

    private static final int HISTORY = 1_000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final DataFolder folder;
    private final EmbeddedMongo mongo;
    private final Product product;

    private ReadModels(DataFolder folder, EmbeddedMongo mongo, Product product) {
        this.folder = folder;
        this.mongo = mongo;
        this.product = product;
    }

    /** Starts with an empty read store, so that a replay begins. */
    static ReadModels startEmpty(Server server, Path data) throws IOException, SQLException {
        FileSystemUtils.deleteRecursively(data);
        DataFolder folder = DataFolder.open(data);
        EmbeddedMongo mongo = EmbeddedMongo.start(folder, Clock.systemUTC().instant());
        return new ReadModels(
                folder, mongo, Product.start(server, data.resolve("product"), "command,query", mongo.uri()));
    }

    /** How fast the views catch up, from their first batch on, for this long or to their end. */
    Measured replay(Duration atMost) throws InterruptedException {
        ViewFeed feed = product.get(ViewFeed.class);
        while (feed.position().asOf() == 0) {
            Thread.sleep(LOOK_EVERY.toMillis());
        }
        long first = feed.position().asOf();
        long until = System.nanoTime() + atMost.toNanos();
        Stopwatch watch = new Stopwatch();
        while (System.nanoTime() - until < 0 && !feed.progress().caughtUp()) {
            Thread.sleep(LOOK_EVERY.toMillis());
        }
        return watch.stop(feed.position().asOf() - first);
    }

    /** How long it takes to read an account's 1000 events as of an instant, one reader at a time. */
    Measured history(Town town, Duration time) throws InterruptedException {
        String account = town.account(town.accounts()).value();
        if (product.get(EventStore.class).lastSequenceNumberFor(account).isEmpty()) {
            product.publish(town.longLife(town.accounts(), HISTORY));
        }
        EventJournal journal = product.get(EventJournal.class);
        OperatorIdentity auditor =
                new OperatorIdentity(new OperatorId("auditor"), "auditor", Set.of(Permission.AUDIT_VIEW), Set.of());
        Period upToNow = new Period(null, Instant.parse("2100-01-01T00:00:00Z"));
        return Load.run(1, time, (client, random) -> {
            JournalPage page = journal.ofStream(auditor, account, upToNow, 0, HISTORY);
            if (page.items().size() != HISTORY) {
                throw new IllegalStateException("only " + page.items().size() + " events");
            }
        });
    }

    @Override
    public void close() throws IOException {
        product.close();
        mongo.close();
        folder.close();
    }
}
