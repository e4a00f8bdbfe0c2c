package io.wattledger.benchmark.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the disk and the driver allow at all: one row of the size of an event, inserted and committed by a prepared statement. */
final class RawInserts implements AutoCloseable {

    private static final byte[] PAYLOAD = new byte[600];

    private final HikariDataSource pool;
    private final List<PreparedStatement> inserts = new ArrayList<>();

    RawInserts(Server server, int clients) throws SQLException {
        pool = server.poolOf("raw_inserts", clients);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists rows"
                    + " (id bigint generated always as identity primary key, payload bytea not null)");
        }
        for (int client = 0; client < clients; client++) {
            inserts.add(pool.getConnection().prepareStatement("insert into rows (payload) values (?)"));
        }
    }

    Contender contender() {
        return new Contender("one row inserted and committed (raw limit)", (client, random) -> {
            PreparedStatement insert = inserts.get(client);
            insert.setBytes(1, PAYLOAD);
            insert.executeUpdate();
        });
    }

    @Override
    public void close() {
        pool.close();
    }
}
