package io.wattledger.app.signals;

import io.wattledger.app.signals.PostgresSignals.ConnectionFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for what other processes tell, on a connection of its own that is opened anew whenever it breaks. */
final class NotificationReceiver implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationReceiver.class);
    private static final int WAIT_MILLIS = 500;
    private static final int RECONNECT_MILLIS = 1_000;

    private final ConnectionFactory connections;
    private final String process;
    private final LocalSignals local;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "signals-receive");
    private volatile @Nullable Connection listening;

    NotificationReceiver(ConnectionFactory connections, String process, LocalSignals local) {
        this.connections = connections;
        this.process = process;
        this.local = local;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            do {
                receiveUntilBroken();
            } while (!closed.await(RECONNECT_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void receiveUntilBroken() {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            listening = connection;
            statement.execute("listen " + NotificationText.CHANNEL);
            PGConnection notified = connection.unwrap(PGConnection.class);
            while (closed.getCount() > 0) {
                for (PGNotification notification : notified.getNotifications(WAIT_MILLIS)) {
                    NotificationText.read(notification.getParameter(), process, local::deliver);
                }
            }
        } catch (SQLException failure) {
            if (closed.getCount() > 0) {
                LOG.warn("No signals from other processes until the connection is back: {}", failure.getMessage());
            }
        }
    }

    /** Breaks the connection, which ends the wait for notifications. */
    @Override
    public void close() {
        closed.countDown();
        Connection connection = listening;
        try {
            if (connection != null) {
                connection.abort(Runnable::run);
            }
        } catch (SQLException alreadyGone) {
            LOG.debug("Closing a broken connection failed", alreadyGone);
        }
    }
}
