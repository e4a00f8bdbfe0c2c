package io.wattledger.app.eventstore;

import io.wattledger.kernel.event.DomainEvent;
import io.wattledger.kernel.event.EventCatalogue;
import io.wattledger.kernel.event.EventName;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads events under the stable names and revisions of the {@link EventCatalogue}, as strict JSON: a name, a revision or a
 * property that this program does not know stops the reader, since skipping it would skip a fact. Serializes nothing but events and
 * their metadata, whose values are text.
 */
public final class EventSerializer implements Serializer {

    private static final String METADATA = MetaData.class.getName();
    private static final TypeReference<Map<String, String>> TEXT_BY_NAME = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();
    private final Converter converter = new ChainingConverter();

    /** Writes an event or its metadata; what is not in the catalogue is refused. */
    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expectedRepresentation) {
        if (object == null) {
            throw new SerializationException("an event is never null");
        }
        SerializedType type = typeForClass(object.getClass());
        try {
            byte[] bytes = json.writeValueAsBytes(object instanceof MetaData metadata ? textOf(metadata) : object);
            return new SimpleSerializedObject<>(
                    converter.convert(bytes, expectedRepresentation), expectedRepresentation, type);
        } catch (JacksonException failure) {
            throw new SerializationException("cannot write " + type.getName(), failure);
        }
    }

    private static Map<String, String> textOf(MetaData metadata) {
        Map<String, String> texts = new TreeMap<>();
        metadata.forEach((key, value) -> {
            if (!(value instanceof String text)) {
                throw new SerializationException("metadata " + key + " is no text but a "
                        + value.getClass().getName());
            }
            texts.put(key, text);
        });
        return texts;
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return converter.canConvert(byte[].class, expectedRepresentation);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // As Axon declares it: the caller names what it reads.
    public <S, T> T deserialize(SerializedObject<S> serializedObject) {
        SerializedType type = serializedObject.getType();
        byte[] bytes = converter.convert(serializedObject, byte[].class).getData();
        try {
            if (type.getName().equals(METADATA)) {
                return (T) MetaData.from(json.readValue(bytes, TEXT_BY_NAME));
            }
            return (T) json.readValue(bytes, classForType(type));
        } catch (JacksonException failure) {
            throw new SerializationException(
                    "cannot read " + type.getName() + " revision " + type.getRevision(), failure);
        }
    }

    /**
     * The class that is stored under this name.
     *
     * @throws SerializationException if the name, or this revision of it, is unknown: it was written by a newer program
     */
    @Override
    public Class<?> classForType(SerializedType type) {
        if (type.getName().equals(METADATA)) {
            return MetaData.class;
        }
        Class<? extends DomainEvent> event = EventCatalogue.byName().get(type.getName());
        if (event == null) {
            throw new SerializationException("unknown event " + type.getName());
        }
        if (!revisionOf(event).equals(type.getRevision())) {
            throw new SerializationException("unknown revision " + type.getRevision() + " of " + type.getName());
        }
        return event;
    }

    @Override
    @SuppressWarnings("rawtypes") // As Axon declares it.
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == MetaData.class) {
            return new SimpleSerializedType(METADATA, null);
        }
        if (type == null || !DomainEvent.class.isAssignableFrom(type)) {
            throw new SerializationException("only events are stored, not " + type);
        }
        EventName name = EventCatalogue.nameOf((Class<?>) type);
        return new SimpleSerializedType(name.value(), Integer.toString(name.revision()));
    }

    private static String revisionOf(Class<? extends DomainEvent> event) {
        return Integer.toString(EventCatalogue.nameOf(event).revision());
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
