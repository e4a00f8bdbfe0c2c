package io.wattledger.adapter.gl1;

/** A whole frame as it was received: its header, and the bytes behind it, which nobody has checked yet. */
public final class LinkFrame {

    private final FrameHeader header;
    private final byte[] body;

    /** Takes the bytes over; the caller must not change them any more. */
    public LinkFrame(FrameHeader header, byte[] body) {
        this.header = header;
        this.body = body;
    }

    /** Its header. */
    public FrameHeader header() {
        return header;
    }

    /** What follows the header: not a copy. */
    byte[] body() {
        return body;
    }

    /**
     * The layout of a handshake frame.
     *
     * @param type what must come now
     * @param sequence its number
     * @throws UnacceptableFrameException if it is another frame
     */
    byte[] inHandshake(FrameType type, long sequence) throws UnacceptableFrameException {
        FrameHeader expected = new FrameHeader(type, 0, 0, body.length, sequence);
        if (!header.equals(expected)) {
            throw new UnacceptableFrameException("not the next frame of a log-in");
        }
        return body;
    }
}
