package io.wattledger.kernel.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identity of a building; opaque text, see {@link IdText}. */
public record BuildingId(String value) {

    /** Refuses text that is no identity with {@link IllegalArgumentException}. */
    public BuildingId {
        IdText.check(value);
    }

    /** The identity that this text names; the same as the constructor, for JSON and method references. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static BuildingId of(String value) {
        return new BuildingId(value);
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
