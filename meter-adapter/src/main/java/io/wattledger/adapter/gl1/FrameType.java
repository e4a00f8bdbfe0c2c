package io.wattledger.adapter.gl1;

import java.util.Arrays;
import java.util.Optional;

/** What a frame carries. */
public enum FrameType {
    /** Gateway: who it is, what it offers. */
    HELLO(0x01),
    /** Server: the profile it chose, its nonce. */
    CHALLENGE(0x02),
    /** Gateway: proof that it has the key. */
    AUTH(0x03),
    /** Server: proof that it has the key. From the next frame on everything is protected. */
    AUTH_OK(0x04),
    /** Server: the log-in is refused. */
    REJECT(0x05),
    /** Gateway: it lives. */
    HEARTBEAT(0x10),
    /** Server: so does it. */
    HEARTBEAT_ACK(0x11),
    /** Server: an RTU frame for a bus. */
    RTU_DOWN(0x20),
    /** Gateway: bytes from a bus. */
    RTU_UP(0x21),
    /** Gateway: nothing will come back from a bus for the last frame. */
    RTU_FAIL(0x22),
    /** Server: the time of day. */
    TIME(0x30),
    /** Both: a nonce for new keys. */
    REKEY(0x3E),
    /** Both: the session ends. */
    BYE(0x3F);

    private static final int FIRST_PROTECTED_CODE = 0x10;

    private final int code;

    FrameType(int code) {
        this.code = code;
    }

    /** The type with this code, if there is one. */
    static Optional<FrameType> of(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    int code() {
        return code;
    }

    /** Whether it belongs to the log-in and travels in the clear. */
    public boolean isHandshake() {
        return code < FIRST_PROTECTED_CODE;
    }
}
