package io.wattledger.kernel.event;

/** Names of the metadata entries that every event carries beside its payload. */
public final class EventMetadata {

    /** Who gave the order: an operator's id, or {@code system}. */
    public static final String OPERATOR = "operator";

    /** The site concerned. */
    public static final String SITE = "site";

    /** Why, in the operator's words, where a reason was given. */
    public static final String REASON = "reason";

    /** Address that the order came from. */
    public static final String CLIENT_ADDRESS = "clientAddress";

    /** Message that began the whole chain of orders and facts. */
    public static final String CORRELATION_ID = "correlationId";

    /** Message that directly caused this one. */
    public static final String CAUSATION_ID = "causationId";

    private EventMetadata() {}
}
