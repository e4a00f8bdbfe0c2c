package io.wattledger.simulator.meter;

/** What the meter says at 3022 about the last money write. Refusals are results, never Modbus exceptions. */
public enum MoneyResult {
    APPLIED(0x00),
    DUPLICATE(0x01),
    WRONG_COUNT(0x13),
    HOARDING_LIMIT(0x14),
    OVERFLOW(0x15),
    METER_NUMBER(0x31),
    NOT_OPEN(0x36),
    CLOSED(0x38),
    TOO_LARGE(0x42),
    TXN_REUSED(0x45),
    MAILBOX_CRC(0x4E),
    INSUFFICIENT_BALANCE(0x50),
    /** The active tariff charges nothing, so credit cannot be sold on it. */
    PRICE(0x83);

    private final int code;

    MoneyResult(int code) {
        this.code = code;
    }

    /** The code in the register. */
    public int code() {
        return code;
    }
}
