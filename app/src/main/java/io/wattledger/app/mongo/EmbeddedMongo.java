package io.wattledger.app.mongo;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import io.wattledger.app.start.DataFolder;
import io.wattledger.app.start.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A wire-compatible MongoDB server for the read models and the telemetry of a single machine. It loses about the last second of writes
 * when killed, which the projections make good from the events. A file that cannot be read any more is set aside: views come back
 * by themselves, telemetry starts anew.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMongo.class);

    private final MongoServer server;

    private EmbeddedMongo(MongoServer server) {
        this.server = server;
    }

    /**
     * Starts the server on a free port of the loopback interface, with its file under {@code mongo} of the data folder.
     *
     * @param now for the name of a file that has to be set aside
     * @throws StartRefused if the file cannot be written
     */
    public static EmbeddedMongo start(DataFolder data, Instant now) {
        try {
            Path file = Files.createDirectories(data.path().resolve("mongo")).resolve("mongo.mv.db");
            MongoServer server = new MongoServer(openOrSetAside(file, now));
            server.bind("127.0.0.1", 0);
            LOG.info(
                    "The embedded read store listens on port {}",
                    server.getLocalAddress().getPort());
            return new EmbeddedMongo(server);
        } catch (IOException failure) {
            throw new StartRefused("The embedded read store cannot be written: " + failure, failure);
        }
    }

    private static H2Backend openOrSetAside(Path file, Instant now) throws IOException {
        try {
            return new H2Backend(file.toString());
        } catch (MVStoreException damaged) {
            Path aside = file.resolveSibling("mongo.damaged-" + now.getEpochSecond() + ".db");
            Files.move(file, aside);
            LOG.error(
                    "The read store's file is damaged and was set aside as {}; the read models are rebuilt from the events",
                    aside,
                    damaged);
            return new H2Backend(file.toString());
        }
    }

    /** Connection string, without a database. */
    public String uri() {
        return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
    }

    /** Ends connections and writes everything out. */
    @Override
    public void close() {
        server.shutdown();
    }
}
