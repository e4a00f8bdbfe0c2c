package io.wattledger.app.stores;

import com.mongodb.ConnectionString;
import io.wattledger.app.mongo.EmbeddedMongo;
import io.wattledger.app.start.StartRefused;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;

/** The MongoDB of read models and telemetry. */
public final class ReadStore implements MongoConnectionDetails, AutoCloseable {

    private final ConnectionString uri;
    private final Runnable stop;

    private ReadStore(ConnectionString uri, Runnable stop) {
        this.uri = uri;
        this.stop = stop;
    }

    /** A server of our own, which ends with it. */
    static ReadStore of(EmbeddedMongo server) {
        return new ReadStore(new ConnectionString(server.uri()), server::close);
    }

    /**
     * A server, replica set or sharded cluster of the operator's.
     *
     * @throws StartRefused if the text is no MongoDB connection string
     */
    static ReadStore at(String uri) {
        try {
            return new ReadStore(new ConnectionString(uri), () -> {});
        } catch (IllegalArgumentException malformed) {
            throw new StartRefused(
                    "WATTLEDGER_MONGODB_URI is no MongoDB address: " + malformed.getMessage(), malformed);
        }
    }

    @Override
    public ConnectionString getConnectionString() {
        return uri;
    }

    @Override
    public void close() {
        stop.run();
    }
}
