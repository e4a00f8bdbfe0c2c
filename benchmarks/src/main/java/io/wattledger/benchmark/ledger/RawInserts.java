package io.wattledger.benchmark.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** What the disk and the driver allow at all: one row of the size of an event, inserted and committed by a prepared statement. */
final class RawInserts implements AutoCloseable {

    private static final byte[] PAYLOAD = new byte[600];

    private final HikariDataSource pool;

    RawInserts(Server server, int clients) throws SQLException {
        pool = server.poolOf("raw_inserts", clients);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists rows"
                    + " (id bigint generated always as identity primary key, payload bytea not null)");
        }
    }

    Contender contender() {
        return new Contender("one row inserted and committed (raw limit)", (client, random) -> insert(), this::leave);
    }

    private void insert() throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into rows (payload) values (?)")) {
            insert.setBytes(1, PAYLOAD);
            insert.executeUpdate();
        }
    }

    private void leave() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        pool.close();
    }
}
