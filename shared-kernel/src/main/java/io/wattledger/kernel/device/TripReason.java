package io.wattledger.kernel.device;

/** Why a meter opened its relay; the codes of the last money record and the trip counters. */
public enum TripReason {
    /** No trip (0). */
    NONE,

    /** The balance is used up (1). */
    ARREARS,

    /** Forced open (2). */
    FORCED,

    /** Above the permitted power (3). */
    OVERLOAD,

    /** A load that the site forbids (4). */
    MALIGNANT_LOAD,

    /** Outside the permitted time (5). */
    TIME,

    /** No account is open on the meter (6). */
    NOT_OPEN
}
