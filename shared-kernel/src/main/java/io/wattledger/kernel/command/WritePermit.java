package io.wattledger.kernel.command;

import io.wattledger.kernel.money.Money;

/** Whether a write may go out. */
public sealed interface WritePermit {

    /**
     * The intent is stored and committed: send exactly one frame.
     *
     * @param expectedCount for money, the purchase count to be written; 0 for orders that set a state
     * @param amount for money, the amount to be written; nothing for orders that set a state
     */
    record Go(int expectedCount, Money amount) implements WritePermit {}

    /**
     * Nothing may be sent in this visit; the work list says what remains to be done.
     *
     * @param cause why, for the log
     */
    record Stop(String cause) implements WritePermit {}
}
