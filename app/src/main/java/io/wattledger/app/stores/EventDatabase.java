package io.wattledger.app.stores;

import io.wattledger.app.postgres.EmbeddedPostgres;
import io.wattledger.app.start.StartRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The PostgreSQL database of the event store. Also how Flyway reaches it: on connections without the time limit that the pool puts on
 * transactions.
 */
public final class EventDatabase implements JdbcConnectionDetails, FlywayConnectionDetails, AutoCloseable {

    private static final String JDBC_PREFIX = "jdbc:postgresql:";

    private final String jdbcUrl;
    private final @Nullable String user;
    private final @Nullable String password;
    private final Runnable stop;

    private EventDatabase(String jdbcUrl, @Nullable String user, @Nullable String password, Runnable stop) {
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
        this.stop = stop;
    }

    /** The database of a server of our own, which ends with it. */
    static EventDatabase of(EmbeddedPostgres server) {
        return new EventDatabase(server.jdbcUrl(), server.user(), server.password(), server::close);
    }

    /**
     * A database of the operator's.
     *
     * @param url JDBC URL with user and password as parameters
     * @throws StartRefused if it is no such URL
     */
    static EventDatabase at(String url) {
        if (!url.startsWith(JDBC_PREFIX)) {
            throw new StartRefused(
                    "WATTLEDGER_POSTGRES_URL must look like jdbc:postgresql://host:5432/database?user=...&password=...");
        }
        return new EventDatabase(url, null, null, () -> {});
    }

    /** A connection outside the pool, which the caller closes. */
    Connection open() throws SQLException {
        return user == null
                ? DriverManager.getConnection(jdbcUrl)
                : DriverManager.getConnection(jdbcUrl, user, password);
    }

    @Override
    public String getJdbcUrl() {
        return jdbcUrl;
    }

    @Override
    public @Nullable String getUsername() {
        return user;
    }

    @Override
    public @Nullable String getPassword() {
        return password;
    }

    @Override
    public String getDriverClassName() {
        return "org.postgresql.Driver";
    }

    @Override
    public void close() {
        stop.run();
    }
}
