package io.wattledger.kernel.access;

/** What a role may let an operator do. */
public enum Permission {
    /** See sites, meters, accounts, operations and balances. */
    VIEW,

    /** Enter and change sites, buildings and units. */
    STRUCTURE_MANAGE,

    /** Enter and change gateways and meters. */
    DEVICE_MANAGE,

    /** Lay down tariff plans. */
    TARIFF_MANAGE,

    /** Open and change accounts. */
    ACCOUNT_MANAGE,

    /** See customers' names and telephone numbers. */
    PERSONAL_DATA_VIEW,

    /** Sell credit. */
    SALE_CREATE,

    /** Take credit off a meter. */
    REFUND_CREATE,

    /** Reverse a mistaken sale or refund. */
    CORRECTION_CREATE,

    /** Hand money to a customer: of a refund, or what did not reach the meter. */
    PAYOUT,

    /** Open a shift, take cash out of its till, and cash up. */
    SHIFT_OPERATE,

    /** Do so in the shifts of others, and lay down what holds at the cash desks. */
    SHIFT_SUPERVISE,

    /** Withdraw what was never sent to a meter. */
    OPERATION_CANCEL,

    /** Order who rules a relay. */
    RELAY_CONTROL,

    /** Ask for the settlement of an unknown outcome. */
    OUTCOME_SETTLE,

    /** Ask for the release of a meter from quarantine. */
    METER_RELEASE,

    /** Ask for the adjustment of a balance that we hold. */
    BALANCE_ADJUST,

    /** Grant or deny what others asked for. */
    APPROVAL_DECIDE,

    /** See events, verify chains, replay. */
    AUDIT_VIEW,

    /** Enter and change operators. */
    PEOPLE_MANAGE
}
