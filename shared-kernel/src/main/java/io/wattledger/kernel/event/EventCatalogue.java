package io.wattledger.kernel.event;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All events there are, by their stored names. What is not in it can be neither stored nor read. */
public final class EventCatalogue {

    private static final Map<String, Class<? extends DomainEvent>> BY_NAME = collect();

    private EventCatalogue() {}

    /** Every event class by its stored name, in the order of the names. */
    public static Map<String, Class<? extends DomainEvent>> byName() {
        return BY_NAME;
    }

    /**
     * The event class stored under this name.
     *
     * @throws IllegalArgumentException if there is none: a reader must stop loudly and not skip a fact
     */
    public static Class<? extends DomainEvent> classOf(String name) {
        Class<? extends DomainEvent> type = BY_NAME.get(name);
        if (type == null) {
            throw new IllegalArgumentException("unknown event " + name);
        }
        return type;
    }

    /**
     * Name and revision of an event class.
     *
     * @throws IllegalArgumentException if the class is no event
     */
    public static EventName nameOf(Class<?> type) {
        EventName name = type.getAnnotation(EventName.class);
        if (name == null) {
            throw new IllegalArgumentException(type.getName() + " is not an event");
        }
        return name;
    }

    private static Map<String, Class<? extends DomainEvent>> collect() {
        Map<String, Class<? extends DomainEvent>> byName = new TreeMap<>();
        leavesOf(DomainEvent.class).forEach(type -> {
            String name = nameOf(type).value();
            if (byName.put(name, type.asSubclass(DomainEvent.class)) != null) {
                throw new IllegalStateException("two events are called " + name);
            }
        });
        return Collections.unmodifiableMap(byName);
    }

    private static Stream<Class<?>> leavesOf(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventCatalogue::leavesOf)
                : Stream.of(type);
    }
}
