package io.wattledger.adapter.gl1;

/** A frame that may not be: the session ends. Only our log learns why; all that fails in a cipher has one message, so that nothing can be probed. */
public final class UnacceptableFrameException extends Exception {

    /**
     * Refuses a frame.
     *
     * @param why in a few words
     */
    public UnacceptableFrameException(String why) {
        super(why);
    }
}
