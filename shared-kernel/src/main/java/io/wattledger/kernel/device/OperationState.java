package io.wattledger.kernel.device;

/** How far a device operation has come; the words of the REST interface. */
public enum OperationState {
    /** A second person has to agree first. */
    AWAITING_APPROVAL,

    /** Accepted; nothing was sent yet. */
    PENDING,

    /** The intent is stored; bytes may be on the wire. */
    SENT,

    /** Read back from the meter and found applied. */
    CONFIRMED,

    /** Refused by the meter or on the bus; a sale's money is with us, undelivered. */
    REFUSED,

    /** Sent, and nothing yet tells whether it was applied. */
    UNKNOWN,

    /** Withdrawn before anything was sent. */
    CANCELLED,

    /** Its deadline passed before it could be sent. */
    EXPIRED,

    /** A newer order took its place. */
    SUPERSEDED
}
