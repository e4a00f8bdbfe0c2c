package io.wattledger.simulator.fault;

/** One way in which an exchange on the bus can go wrong. At most one happens to an exchange. */
public enum FaultKind {
    /** The request never reaches the meter. */
    REQUEST_LOST,
    /** The meter does what was asked, the answer is lost. */
    RESPONSE_LOST,
    /** The answer comes after the bus's late time has passed; the bus is free meanwhile. */
    LATE,
    /** The answer is held back until the next request on this bus and sent just before that one's answer, however long that takes. */
    HELD_FOR_NEXT_EXCHANGE,
    /** The answer's CRC is wrong. A Modbus TCP gateway discards such an answer, so there it is lost. */
    WRONG_CRC,
    /** The answer is sent twice. */
    DUPLICATED,
    /** The answer arrives in several TCP segments. */
    SPLIT,
    /** Only the beginning of the answer arrives. A Modbus TCP gateway discards such an answer, so there it is lost. */
    TRUNCATED,
    /** The answer arrives in one segment behind a copy of the answer before it. */
    MERGED,
    /** Random bytes arrive before the answer. */
    GARBAGE,
    /** The meter answers with exception 06 and does nothing. */
    BUSY,
    /** The answer names another unit. */
    WRONG_UNIT,
    /** The connection closes before the request reaches the meter. */
    CUT_BEFORE_APPLY,
    /** The meter does what was asked, then the connection closes after half of the answer. */
    CUT_AFTER_APPLY
}
