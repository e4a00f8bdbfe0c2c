package io.wattledger.benchmark.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.wattledger.app.postgres.EmbeddedPostgres;
import io.wattledger.app.start.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The PostgreSQL that all contenders share, set up as the program sets it up, with a database for each. */
final class Server implements AutoCloseable {

    private final DataFolder folder;
    private final EmbeddedPostgres postgres;

    private Server(DataFolder folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    static Server start(Path data) {
        DataFolder folder = DataFolder.open(data);
        return new Server(folder, EmbeddedPostgres.start(folder, EmbeddedPostgres.defaultBinariesCache(folder)));
    }

    /** URL of a database, which is made unless it is there. */
    String urlOf(String database) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery("select 1 from pg_database where datname = '" + database + "'")) {
                if (!found.next()) {
                    statement.execute("create database " + database);
                }
            }
        }
        String url = postgres.jdbcUrl();
        return url.substring(0, url.lastIndexOf('/') + 1) + database + "?user=" + postgres.user() + "&password="
                + postgres.password();
    }

    /** A pool of connections to a database. */
    HikariDataSource poolOf(String database, int connections) throws SQLException {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(urlOf(database));
        settings.setMaximumPoolSize(connections);
        return new HikariDataSource(settings);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        folder.close();
    }
}
