package io.wattledger.adapter;

import io.wattledger.adapter.link.DialInSide;
import io.wattledger.kernel.device.Observation;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.port.Observations;
import java.time.InstantSource;
import java.util.List;

/** Passes log-ins on as observations: supervision tells which of them are news. */
record ObservedLogIns(Observations observations, InstantSource clock) implements DialInSide.Listener {

    @Override
    public void loggedIn(GatewayId gateway, DialInSide.LogIn logIn) {
        observations.publish(List.of(new Observation.GatewayLogIn(
                gateway, logIn.keyId(), logIn.address(), logIn.replacing(), clock.instant())));
    }

    @Override
    public void refused(GatewayId gateway, String why, String address) {
        observations.publish(List.of(new Observation.LinkRefused(gateway, why, address, clock.instant())));
    }
}
