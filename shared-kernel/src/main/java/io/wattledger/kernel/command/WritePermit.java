package io.wattledger.kernel.command;

/** Whether a write may go out. */
public sealed interface WritePermit {

    /**
     * The intent is stored and committed: send exactly one frame.
     *
     * @param expectedCount for money, the purchase count to be written; 0 for orders that set a state
     */
    record Go(int expectedCount) implements WritePermit {}

    /**
     * Nothing may be sent in this visit; the work list says what remains to be done.
     *
     * @param cause why, for the log
     */
    record Stop(String cause) implements WritePermit {}
}
