package io.wattledger.adapter.gl1;

/** Protects the frames of one direction under one set of keys. Not safe for several threads. */
interface FrameCipher {

    /** What every failure of {@link #open} says, whatever it was. */
    String NOT_GENUINE = "frame is not genuine";

    /** How many bytes follow the header for a payload of this length. */
    int bodyLength(int payloadLength);

    /** What follows the header: payload and check, encrypted. */
    byte[] seal(FrameHeader header, byte[] payload);

    /**
     * The payload of a frame.
     *
     * @throws UnacceptableFrameException with {@link #NOT_GENUINE} if anything of it was changed
     */
    byte[] open(FrameHeader header, byte[] body) throws UnacceptableFrameException;
}
