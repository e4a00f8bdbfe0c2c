package io.wattledger.kernel.device;

/** Who rules a meter's relay. */
public enum RelayMode {
    /** 保电: closed whatever the balance, still charging. */
    FORCED_CLOSED,

    /** 拉闸: open whatever the balance. */
    FORCED_OPEN,

    /** 费控: the meter decides by its balance. */
    PREPAID
}
