package io.wattledger.app.signals;

import io.wattledger.kernel.port.Signals;
import io.wattledger.kernel.port.Subscription;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Signals that reach this process's listeners right after the commit, on the committing thread, and other processes through NOTIFY a
 * few milliseconds later.
 */
public final class PostgresSignals implements Signals, AutoCloseable {

    private final LocalSignals local = new LocalSignals();
    private final NotificationSender sender;
    private final NotificationReceiver receiver;

    /**
     * Begins to listen.
     *
     * @param connections gives a new connection of its own to the event store's database, outside any pool
     * @param process identity of this process, by which it knows its own notifications
     */
    public PostgresSignals(ConnectionFactory connections, String process) {
        sender = new NotificationSender(connections, process);
        receiver = new NotificationReceiver(connections, process, local);
        receiver.start();
    }

    @Override
    public void send(String topic, String payload) {
        NotificationText.check(topic, payload);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    sendNow(topic, payload);
                }
            });
        } else {
            sendNow(topic, payload);
        }
    }

    private void sendNow(String topic, String payload) {
        local.deliver(topic, payload);
        sender.offer(topic, payload);
    }

    @Override
    public Subscription listen(String topic, Consumer<String> listener) {
        return local.listen(topic, listener);
    }

    @Override
    public void close() {
        receiver.close();
        sender.close();
    }

    /** Gives new connections, each for one owner. */
    @FunctionalInterface
    public interface ConnectionFactory {

        /** A new connection in auto-commit mode, which the caller closes. */
        Connection open() throws SQLException;
    }
}
