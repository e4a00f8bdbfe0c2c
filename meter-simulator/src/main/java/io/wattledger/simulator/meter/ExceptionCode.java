package io.wattledger.simulator.meter;

/** Modbus exception codes that a meter of this profile sends (meter-profiles.md section 4). */
public enum ExceptionCode {
    ILLEGAL_FUNCTION(0x01),
    ILLEGAL_ADDRESS(0x02),
    ILLEGAL_VALUE(0x03),
    DEVICE_FAILURE(0x04),
    BUSY(0x06);

    private final int code;

    ExceptionCode(int code) {
        this.code = code;
    }

    /** The code as it stands in the reply. */
    public int code() {
        return code;
    }
}
