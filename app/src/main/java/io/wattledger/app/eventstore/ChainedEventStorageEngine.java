package io.wattledger.app.eventstore;

import io.wattledger.kernel.event.StoredSequence;
import io.wattledger.kernel.port.Signals;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/**
 * Appends events to PostgreSQL, each with a hash that chains it to the one before it in its stream, in one round trip for all events of
 * a transaction. Leaves the global sequence of the last one in the unit of work under {@link StoredSequence#RESOURCE_KEY}, and wakes
 * those who follow the events once the transaction has committed.
 */
public final class ChainedEventStorageEngine extends JdbcEventStorageEngine {

    /** Topic of the signal that tells that events were committed; the payload is the global sequence of the last one. */
    public static final String SIGNAL_TOPIC = "events";

    private static final int REMEMBERED_HEADS = 10_000;
    private static final int ROWS_PER_STATEMENT = 500;
    private static final String COLUMNS =
            "event_id, stream_type, stream_id, stream_sequence, recorded_at, name, revision, payload, metadata, chain_hash";
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final TransactionManager transactions;
    private final ConnectionProvider connections;
    private final Signals signals;
    /** The last committed event of the streams written lately; saves reading the hash to chain to. */
    private final Map<String, Head> heads = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Head> eldest) {
            return size() > REMEMBERED_HEADS;
        }
    });

    /** An engine with these settings, over the schema of {@link #schema()}. */
    public ChainedEventStorageEngine(
            Builder settings, TransactionManager transactions, ConnectionProvider connections, Signals signals) {
        super(settings.transactionManager(transactions)
                .connectionProvider(connections)
                .schema(tables()));
        this.transactions = transactions;
        this.connections = connections;
        this.signals = signals;
    }

    /** Names of our tables and columns. */
    private static EventSchema tables() {
        return EventSchema.builder()
                .eventTable("events")
                .snapshotTable("snapshots")
                .globalIndexColumn("global_sequence")
                .eventIdentifierColumn("event_id")
                .typeColumn("stream_type")
                .aggregateIdentifierColumn("stream_id")
                .sequenceNumberColumn("stream_sequence")
                .timestampColumn("recorded_at")
                .payloadTypeColumn("name")
                .payloadRevisionColumn("revision")
                .payloadColumn("payload")
                .metaDataColumn("metadata")
                .build();
    }

    /** None are written, so that none need be looked for: streams are short, and what is busy stays in memory. */
    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty();
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<StoredEvent> rows =
                events.stream().map(event -> rowOf(event, serializer)).toList();
        Map<String, Head> newHeads = new HashMap<>();
        transactions.executeInTransaction(() -> {
            try (Connection connection = connections.getConnection()) {
                long last = insert(connection, rows, newHeads);
                CurrentUnitOfWork.ifStarted(unit -> unit.root().resources().put(StoredSequence.RESOURCE_KEY, last));
                signals.send(SIGNAL_TOPIC, Long.toString(last));
            } catch (SQLException failure) {
                handlePersistenceException(failure, mostTelling(events));
            }
        });
        // Remembered only once committed: what was rolled back will be written again, with other content.
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().afterCommit(unit -> heads.putAll(newHeads));
        } else {
            heads.putAll(newHeads);
        }
    }

    /**
     * The event by which a conflict is judged. Only one that is not the first of its stream tells of a change meanwhile, which is worth
     * another try on fresh state.
     */
    private static EventMessage<?> mostTelling(List<? extends EventMessage<?>> events) {
        for (EventMessage<?> event : events) {
            if (event instanceof DomainEventMessage<?> domainEvent && domainEvent.getSequenceNumber() > 0) {
                return event;
            }
        }
        return events.get(0);
    }

    private static StoredEvent rowOf(EventMessage<?> message, Serializer serializer) {
        DomainEventMessage<?> event = message instanceof DomainEventMessage<?> domainEvent
                ? domainEvent
                : new GenericDomainEventMessage<>(null, message.getIdentifier(), 0, message, message::getTimestamp);
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metadata = event.serializeMetaData(serializer, byte[].class);
        return new StoredEvent(
                event.getIdentifier(),
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                DateTimeUtils.formatInstant(event.getTimestamp()),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                metadata.getData());
    }

    private long insert(Connection connection, List<StoredEvent> rows, Map<String, Head> newHeads) throws SQLException {
        long last = 0;
        for (int from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
            List<StoredEvent> some = rows.subList(from, Math.min(rows.size(), from + ROWS_PER_STATEMENT));
            last = insertAtOnce(connection, some, newHeads);
        }
        return last;
    }

    private long insertAtOnce(Connection connection, List<StoredEvent> rows, Map<String, Head> newHeads)
            throws SQLException {
        String sql = "insert into events (" + COLUMNS + ") values "
                + String.join(", ", Collections.nCopies(rows.size(), ROW)) + " returning global_sequence";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int column = 0;
            for (StoredEvent row : rows) {
                byte[] hash = ChainHash.of(previousHash(connection, row, newHeads), row);
                newHeads.put(row.streamId(), new Head(row.streamSequence(), hash));
                insert.setString(++column, row.eventId());
                insert.setString(++column, row.streamType());
                insert.setString(++column, row.streamId());
                insert.setLong(++column, row.streamSequence());
                insert.setString(++column, row.recordedAt());
                insert.setString(++column, row.name());
                insert.setString(++column, row.revision());
                insert.setBytes(++column, row.payload());
                insert.setBytes(++column, row.metadata());
                insert.setBytes(++column, hash);
            }
            return greatest(insert.executeQuery());
        }
    }

    private static long greatest(ResultSet sequences) throws SQLException {
        long greatest = 0;
        while (sequences.next()) {
            greatest = Math.max(greatest, sequences.getLong(1));
        }
        return greatest;
    }

    private byte[] previousHash(Connection connection, StoredEvent row, Map<String, Head> newHeads)
            throws SQLException {
        long previous = row.streamSequence() - 1;
        if (previous < 0) {
            return ChainHash.origin();
        }
        Head head = newHeads.getOrDefault(row.streamId(), heads.get(row.streamId()));
        return head != null && head.sequence() == previous
                ? head.hash()
                : readHash(connection, row.streamId(), previous);
    }

    private static byte[] readHash(Connection connection, String stream, long sequence) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select chain_hash from events where stream_id = ? and stream_sequence = ?")) {
            select.setString(1, stream);
            select.setLong(2, sequence);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    throw new EventStoreException("stream " + stream + " has no event " + sequence + " to follow");
                }
                return found.getBytes(1);
            }
        }
    }

    /**
     * The last event of a stream.
     *
     * @param sequence its place in the stream
     * @param hash its chain hash
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Head(long sequence, byte[] hash) {}
}
