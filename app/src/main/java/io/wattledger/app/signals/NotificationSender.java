package io.wattledger.app.signals;

import io.wattledger.app.signals.PostgresSignals.ConnectionFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells other processes, gathering what comes within a few milliseconds. What cannot be sent is dropped: it would only save time. */
final class NotificationSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationSender.class);
    private static final int GATHER_MILLIS = 3;
    private static final int MOST_WAITING = 10_000;

    private final ConnectionFactory connections;
    private final String process;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "signals-send"));
    private Set<String> waiting = new LinkedHashSet<>();
    private boolean closed;
    private @Nullable Connection connection;

    NotificationSender(ConnectionFactory connections, String process) {
        this.connections = connections;
        this.process = process;
    }

    synchronized void offer(String topic, String payload) {
        if (closed || waiting.size() >= MOST_WAITING) {
            return;
        }
        if (waiting.isEmpty()) {
            var unused = thread.schedule(this::sendAll, GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
        waiting.add(NotificationText.line(topic, payload));
    }

    private synchronized Set<String> takeAll() {
        Set<String> taken = waiting;
        waiting = new LinkedHashSet<>();
        return taken;
    }

    private void sendAll() {
        Set<String> lines = takeAll();
        try {
            for (String text : NotificationText.gather(process, lines)) {
                notifyWith(text);
            }
        } catch (SQLException failure) {
            LOG.warn("{} signals did not reach other processes: {}", lines.size(), failure.getMessage());
            disconnect();
        }
    }

    private void notifyWith(String text) throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = connections.open();
            connection = open;
            try (Statement statement = open.createStatement()) {
                // A notification outlives no crash anyway, so its commit need not wait for the disk.
                statement.execute("set synchronous_commit = off");
            }
        }
        try (PreparedStatement statement = open.prepareStatement("select pg_notify(?, ?)")) {
            statement.setString(1, NotificationText.CHANNEL);
            statement.setString(2, text);
            statement.execute();
        }
    }

    private void disconnect() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException alreadyGone) {
            LOG.debug("Closing a broken connection failed", alreadyGone);
        }
        connection = null;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        thread.execute(this::disconnect);
        thread.shutdown();
    }
}
