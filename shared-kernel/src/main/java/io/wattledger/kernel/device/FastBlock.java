package io.wattledger.kernel.device;

import io.wattledger.kernel.money.Money;

/**
 * The seven registers at 021F: all that supervision of money and relay needs, in one short read.
 *
 * @param balance remaining amount, floored to the fen
 * @param count purchase count
 * @param overloadTrips overload trips so far
 * @param allowedTrips trips allowed before lock-out
 * @param status1 status word 1: fee control demanded (b0-2), prepaid control enabled (b3), over limit (b4), arrears (b5), alarm 1
 *     (b6), alarm 2 (b7), fault (b8), relay closed per phase (b13-15)
 * @param status2 status word 2: forced control state and enable (b0-2, b3)
 */
public record FastBlock(Money balance, int count, int overloadTrips, int allowedTrips, int status1, int status2) {

    private static final int ARREARS = 1 << 5;
    private static final int ALARM_1 = 1 << 6;
    private static final int ALARM_2 = 1 << 7;
    private static final int RELAY_CLOSED = 0b111 << 13;
    private static final int FORCED_STATE = 0b111;
    private static final int FORCED_ENABLED = 1 << 3;

    /** Whether the meter says that its credit is used up. */
    public boolean arrears() {
        return (status1 & ARREARS) != 0;
    }

    /** Whether the balance is below alarm amount 1. */
    public boolean alarm1() {
        return (status1 & ALARM_1) != 0;
    }

    /** Whether the balance is below alarm amount 2. */
    public boolean alarm2() {
        return (status1 & ALARM_2) != 0;
    }

    /** Whether any phase of the relay is actually closed. */
    public boolean relayClosed() {
        return (status1 & RELAY_CLOSED) != 0;
    }

    /** Who rules the relay, by status word 2: forced control enabled, and demanding open or closed. */
    public RelayMode relayMode() {
        if ((status2 & FORCED_ENABLED) == 0) {
            return RelayMode.PREPAID;
        }
        return (status2 & FORCED_STATE) != 0 ? RelayMode.FORCED_OPEN : RelayMode.FORCED_CLOSED;
    }
}
