package io.wattledger.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identity of a cashier's shift; opaque text, see {@link IdText}. */
public record ShiftId(String value) {

    /** Refuses text that is no identity with {@link IllegalArgumentException}. */
    public ShiftId {
        IdText.check(value);
    }

    /** The identity that this text names; the same as the constructor, for JSON and method references. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ShiftId of(String value) {
        return new ShiftId(value);
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
