package io.wattledger.kernel.account;

/** What two people found about an outcome that the meter could not tell. */
public enum SettledAs {
    /** The credit is on the meter. */
    APPLIED,

    /** The credit is not on the meter. */
    NOT_APPLIED
}
