package io.wattledger.adapter.gl1;

/** Why a log-in is refused, as far as the other side is told. */
public enum RejectReason {
    /** Id, key or proof is wrong; which one is not said. */
    NOT_AUTHENTIC(1, "unknown key or wrong proof"),
    /** No profile is offered, or none that is strong enough for this gateway. */
    PROFILE(2, "no profile that is strong enough"),
    /** Too many tries: later. */
    LATER(3, "too many tries"),
    /** Another process serves this gateway, or none. */
    NOT_HERE(4, "not served by this process");

    private final int code;
    private final String text;

    RejectReason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** In a few words, for people and logs. */
    public String text() {
        return text;
    }

    /**
     * The frame that says so.
     *
     * @param sequence its number: 1 instead of the challenge, 2 instead of the server's proof
     */
    public byte[] frame(long sequence) {
        return new FrameHeader(FrameType.REJECT, 0, 0, 1, sequence).with(new byte[] {(byte) code});
    }
}
