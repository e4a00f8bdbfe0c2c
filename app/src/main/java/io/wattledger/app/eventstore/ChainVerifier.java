package io.wattledger.app.eventstore;

import io.wattledger.kernel.port.ChainVerification;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Recomputes the chain of every stream from the rows as they are. It finds what was changed, put in, swapped or removed inside a
 * stream; events cut off a stream's end, and whole streams removed, leave nothing behind that contradicts and are for the seal over
 * the whole store to find.
 *
 * <p>Reads in pages, each a short statement of its own, so that it can run beside the ordinary work.
 */
public final class ChainVerifier implements ChainVerification {

    private static final int PAGE = 500;
    private static final String NEXT_PAGE = """
            select global_sequence, event_id, stream_type, stream_id, stream_sequence, recorded_at, name, revision,
                   payload, metadata, chain_hash
            from events where (stream_id, stream_sequence) > (?, ?)
            order by stream_id, stream_sequence limit ?""";

    private final JdbcClient database;

    /** A verifier of the events in this database. */
    public ChainVerifier(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Report verify() {
        Walk walk = new Walk();
        String stream = "";
        long sequence = -1;
        List<Row> page;
        do {
            page = database.sql(NEXT_PAGE)
                    .params(stream, sequence, PAGE)
                    .query(ChainVerifier::row)
                    .list();
            for (Row row : page) {
                walk.step(row);
                stream = row.event().streamId();
                sequence = row.event().streamSequence();
            }
        } while (page.size() == PAGE);
        return new Report(walk.firstBad == null, walk.streams, walk.events, walk.firstBad);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("global_sequence"),
                new StoredEvent(
                        row.getString("event_id"),
                        row.getString("stream_type"),
                        row.getString("stream_id"),
                        row.getLong("stream_sequence"),
                        row.getString("recorded_at"),
                        row.getString("name"),
                        row.getString("revision"),
                        row.getBytes("payload"),
                        row.getBytes("metadata")),
                row.getBytes("chain_hash"));
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Row(long globalSequence, StoredEvent event, byte[] hash) {}

    /** One pass over all streams, one after the other. */
    private static final class Walk {

        private long streams;
        private long events;
        private @Nullable FirstBad firstBad;
        private @Nullable Row previous;
        private boolean streamBroken;

        void step(Row row) {
            events++;
            Row before = previous;
            if (before == null || !before.event().streamId().equals(row.event().streamId())) {
                before = null;
                streams++;
                streamBroken = false;
            }
            String cause = causeOf(before, row);
            // What follows a bad event in its stream rests on it and says nothing by itself.
            if (cause != null && !streamBroken) {
                streamBroken = true;
                FirstBad bad =
                        new FirstBad(row.event().streamId(), row.event().streamSequence(), row.globalSequence(), cause);
                firstBad = firstBad == null || bad.globalSequence() < firstBad.globalSequence() ? bad : firstBad;
            }
            previous = row;
        }

        private static @Nullable String causeOf(@Nullable Row before, Row row) {
            long expected = before == null ? 0 : before.event().streamSequence() + 1;
            if (row.event().streamSequence() != expected) {
                return "events " + expected + " to " + (row.event().streamSequence() - 1)
                        + " of the stream are missing";
            }
            byte[] previousHash = before == null ? ChainHash.origin() : before.hash();
            if (!Arrays.equals(row.hash(), ChainHash.of(previousHash, row.event()))) {
                return "the event is not the one that was stored";
            }
            if (before != null && row.globalSequence() <= before.globalSequence()) {
                return "the event stands before its predecessor in the store";
            }
            return null;
        }
    }
}
