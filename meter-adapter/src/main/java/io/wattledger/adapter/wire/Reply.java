package io.wattledger.adapter.wire;

/**
 * The reply that was waited for.
 *
 * @param frame all of it
 * @param values the registers read; empty after a write or an exception
 * @param exceptionCode Modbus exception code, 0 for a normal reply
 */
public record Reply(Frame frame, Registers values, int exceptionCode) {

    /** Whether the unit refused with an exception. */
    public boolean isException() {
        return exceptionCode != 0;
    }
}
