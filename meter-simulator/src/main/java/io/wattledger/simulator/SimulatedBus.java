package io.wattledger.simulator;

import io.wattledger.simulator.fault.Faults;
import io.wattledger.simulator.wire.BusLine;
import io.wattledger.simulator.wire.Delivery;
import io.wattledger.simulator.wire.GatewayAccess;
import java.util.List;

/** A bus behind its gateway's port, as a test or a demo sees and disturbs it. Safe for use by several threads. */
public final class SimulatedBus {
    private final String gateway;
    private final int number;
    private final List<SimulatedMeter> meters;
    private final Faults faults;
    private final BusLine line;
    private final Delivery delivery;
    private final GatewayAccess access;

    SimulatedBus(
            String gateway,
            int number,
            List<SimulatedMeter> meters,
            Faults faults,
            BusLine line,
            Delivery delivery,
            GatewayAccess access) {
        this.gateway = gateway;
        this.number = number;
        this.meters = List.copyOf(meters);
        this.faults = faults;
        this.line = line;
        this.delivery = delivery;
        this.access = access;
    }

    /** Name of its gateway. */
    public String gateway() {
        return gateway;
    }

    /** Its number within the gateway. */
    public int number() {
        return number;
    }

    /** The TCP port it answers on; 0 if its gateway dials in. */
    public int port() {
        return access.port();
    }

    /** The meters on it. */
    public List<SimulatedMeter> meters() {
        return meters;
    }

    /** Faults of all exchanges on this bus. */
    public Faults faults() {
        return faults;
    }

    /** Requests that came out of connections for this bus. */
    public long requestsReceived() {
        return line.requestsReceived();
    }

    /** Requests that came while another one was under way: a correct master causes none. */
    public long overlappingRequests() {
        return line.overlappingRequests();
    }

    /** Open connections to its port. */
    public int connectionCount() {
        return access.connectionCount();
    }

    /** How much later than normal an answer with {@code FaultKind.LATE} comes. */
    public void setLateMillis(long millis) {
        delivery.setLateMillis(millis);
    }

    /** Whether the converter hands a late answer to the next connection when the one that asked is gone. */
    public void setLateToNextConnection(boolean handsOver) {
        delivery.setLateToNextConnection(handsOver);
    }

    /** Ends all connections to its port; new ones are accepted at once. */
    public void dropConnections() {
        access.dropConnections();
    }

    /** The gateway is gone: nothing listens on its port any more. */
    public void goOffline() {
        access.close();
    }

    /** The gateway listens again, on the same port. */
    public void goOnline() {
        access.open();
    }
}
