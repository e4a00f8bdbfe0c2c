package io.wattledger.app.signals;

import io.wattledger.kernel.port.Subscription;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listeners of this process. */
final class LocalSignals {

    private static final Logger LOG = LoggerFactory.getLogger(LocalSignals.class);

    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();

    Subscription listen(String topic, Consumer<String> listener) {
        List<Consumer<String>> ofTopic = listeners.computeIfAbsent(topic, unused -> new CopyOnWriteArrayList<>());
        ofTopic.add(listener);
        return () -> ofTopic.remove(listener);
    }

    /** Calls every listener of a topic; one that fails does not keep the others from being called. */
    void deliver(String topic, String payload) {
        for (Consumer<String> listener : listeners.getOrDefault(topic, List.of())) {
            try {
                listener.accept(payload);
            } catch (RuntimeException failure) {
                LOG.error("A listener of {} failed", topic, failure);
            }
        }
    }
}
