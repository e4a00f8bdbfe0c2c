package io.wattledger.adapter.gl1;

/** What a genuine frame said. */
public final class LinkMessage {

    private final FrameType type;
    private final int port;
    private final byte[] payload;

    LinkMessage(FrameType type, int port, byte[] payload) {
        this.type = type;
        this.port = port;
        this.payload = payload;
    }

    /** What it carries. */
    public FrameType type() {
        return type;
    }

    /** The bus concerned, 0 if none. */
    public int port() {
        return port;
    }

    /** What it carried: not a copy. */
    public byte[] payload() {
        return payload;
    }
}
