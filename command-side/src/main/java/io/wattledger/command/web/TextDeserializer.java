package io.wattledger.command.web;

import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a value from a JSON string and from nothing else. */
class TextDeserializer<T> extends StdDeserializer<T> {

    private final transient Function<String, T> parser;

    TextDeserializer(Class<T> type, Function<String, T> parser) {
        super(type);
        this.parser = parser;
    }

    @Override
    @SuppressWarnings("unchecked") // handledType() is the class given to the constructor
    public T deserialize(JsonParser input, DeserializationContext context) {
        Class<T> type = (Class<T>) handledType();
        if (input.currentToken() != JsonToken.VALUE_STRING) {
            return type.cast(context.handleUnexpectedToken(getValueType(context), input));
        }
        String text = input.getString();
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException otherForm) {
            return type.cast(context.handleWeirdStringValue(type, text, "has another form"));
        }
    }
}
