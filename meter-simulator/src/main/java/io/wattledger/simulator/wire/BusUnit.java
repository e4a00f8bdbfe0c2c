package io.wattledger.simulator.wire;

import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.fault.Faults;
import java.util.Optional;

/** A place with a slave address on a bus. */
public interface BusUnit {
    /** Slave address. */
    int unitId();

    /** Whether anybody is there to answer. */
    boolean isPowered();

    /** Faults of this place. */
    Faults faults();

    /** A request for this place was on the wire, and this will go wrong with it; called before anything else happens to it. */
    void requestOnWire(byte[] requestPdu, Optional<FaultKind> fault);

    /** The meter's answer to a request PDU. */
    byte[] answer(byte[] requestPdu);
}
