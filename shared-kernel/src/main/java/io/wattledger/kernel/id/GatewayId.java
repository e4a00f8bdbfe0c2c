package io.wattledger.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identity of a gateway; opaque text, see {@link IdText}. */
public record GatewayId(String value) {

    /** Refuses text that is no identity with {@link IllegalArgumentException}. */
    public GatewayId {
        IdText.check(value);
    }

    /** The identity that this text names; the same as the constructor, for JSON and method references. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static GatewayId of(String value) {
        return new GatewayId(value);
    }

    @JsonValue
    @Override
    public String value() {
        return value;
    }

    /** The bare text, so that stores and routing keys see the value alone. */
    @Override
    public String toString() {
        return value;
    }
}
