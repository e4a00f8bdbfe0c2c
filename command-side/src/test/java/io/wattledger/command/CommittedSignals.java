package io.wattledger.command;

import io.wattledger.kernel.port.Signals;
import io.wattledger.kernel.port.Subscription;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Signals within one process, given once the transaction has committed. */
final class CommittedSignals implements Signals {

    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();

    @Override
    public void send(String topic, String payload) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            deliver(topic, payload);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                deliver(topic, payload);
            }
        });
    }

    @Override
    public Subscription listen(String topic, Consumer<String> listener) {
        List<Consumer<String>> ofTopic = listeners.computeIfAbsent(topic, named -> new CopyOnWriteArrayList<>());
        ofTopic.add(listener);
        return () -> ofTopic.remove(listener);
    }

    private void deliver(String topic, String payload) {
        listeners.getOrDefault(topic, List.of()).forEach(listener -> listener.accept(payload));
    }
}
