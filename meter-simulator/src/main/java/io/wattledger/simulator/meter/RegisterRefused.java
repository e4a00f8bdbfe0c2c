package io.wattledger.simulator.meter;

/** A request that the meter answers with a Modbus exception; nothing was changed. */
final class RegisterRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExceptionCode code;

    RegisterRefused(ExceptionCode code) {
        super(code.name(), null, false, false);
        this.code = code;
    }

    ExceptionCode code() {
        return code;
    }
}
