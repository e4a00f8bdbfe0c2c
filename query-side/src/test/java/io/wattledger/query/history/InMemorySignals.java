package io.wattledger.query.history;

import io.wattledger.kernel.port.Signals;
import io.wattledger.kernel.port.Subscription;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Signals within one process and without a transaction. */
public final class InMemorySignals implements Signals {

    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();

    @Override
    public void send(String topic, String payload) {
        of(topic).forEach(listener -> listener.accept(payload));
    }

    @Override
    public Subscription listen(String topic, Consumer<String> listener) {
        of(topic).add(listener);
        return () -> of(topic).remove(listener);
    }

    private List<Consumer<String>> of(String topic) {
        return listeners.computeIfAbsent(topic, none -> new CopyOnWriteArrayList<>());
    }
}
