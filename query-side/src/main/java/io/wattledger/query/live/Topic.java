package io.wattledger.query.live;

/** What a delivery is about; in small letters the event name of the stream. */
public enum Topic {
    /** A meter, as the state wall shows it. */
    METER,
    /** A device operation. */
    OPERATION
}
