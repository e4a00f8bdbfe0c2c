package io.wattledger.adapter.wire;

/** How a PDU is wrapped on a connection, and how the one reply that is waited for is told from everything else. */
public interface Framing {

    /** Answer of {@link #match}: no reply begins here. */
    int NONE = -1;

    /** Answer of {@link #match}: it may be the reply, and more bytes are needed to know. */
    int MORE = 0;

    /**
     * The frame of a request.
     *
     * @param unit slave address, 1 to 247
     * @param transaction number of this exchange, where the framing carries one
     */
    byte[] encode(int unit, RequestPdu request, int transaction);

    /**
     * Whether the reply to a request begins at {@code from}: the same unit, the same function or its exception, the expected length, and a
     * good check.
     *
     * @return length of the whole reply frame, or {@link #NONE}, or {@link #MORE}
     */
    int match(int unit, RequestPdu request, int transaction, byte[] received, int from, int to);

    /** Where in a frame the PDU begins. */
    int pduOffset();

    /** Bytes of a frame beside its PDU. */
    int overhead();

    /** Whether a late reply can be told from the one waited for even when both look alike. */
    boolean numbersExchanges();
}
