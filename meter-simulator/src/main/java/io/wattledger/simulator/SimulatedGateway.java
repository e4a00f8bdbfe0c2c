package io.wattledger.simulator;

import io.wattledger.simulator.gl1.GatewayIdentity;
import io.wattledger.simulator.wire.DialInGateway;

/** A gateway that dials in, as a test or a demo sees and disturbs it. Safe for use by several threads. */
public final class SimulatedGateway {
    private final String name;
    private final DialInGateway gateway;

    SimulatedGateway(String name, DialInGateway gateway) {
        this.name = name;
        this.gateway = gateway;
    }

    /** Its name on the site. */
    public String name() {
        return name;
    }

    /** Dials this address from now on and logs in with this identity, again whenever the link ends. */
    public void dial(String host, int port, GatewayIdentity identity) {
        gateway.dial(host, port, identity);
    }

    /** Whether it is logged in. */
    public boolean isLoggedIn() {
        return gateway.isLoggedIn();
    }

    /** How often it was logged in so far. */
    public int logIns() {
        return gateway.logIns();
    }

    /** Why its last link ended, or did not come about; empty before that. */
    public String lastEnd() {
        return gateway.lastEnd();
    }

    /** Asks for new session keys. */
    public void rekey() {
        gateway.rekey();
    }

    /** How often session keys were renewed on the present link. */
    public int rekeyings() {
        return gateway.rekeyings();
    }
}
