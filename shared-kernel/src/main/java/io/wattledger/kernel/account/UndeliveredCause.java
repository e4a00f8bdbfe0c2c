package io.wattledger.kernel.account;

/** Why a money write will not be carried out. */
public enum UndeliveredCause {
    /** The meter answered with a business refusal. */
    REFUSED_BY_METER,

    /** The balance just read plus the credit would exceed the hoarding limit. */
    HOARDING_LIMIT,

    /** The balance just read is less than what is to be taken off. */
    INSUFFICIENT_BALANCE,

    /** Three attempts within 24 hours were proved not applied. */
    NOT_DELIVERABLE,

    /** When its turn came, the meter was in quarantine or had no open purse any more. */
    METER_NOT_WRITABLE,

    /** Two people settled that it was not applied. */
    SETTLED_NOT_APPLIED
}
