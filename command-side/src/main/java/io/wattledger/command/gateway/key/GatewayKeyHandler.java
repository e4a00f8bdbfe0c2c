package io.wattledger.command.gateway.key;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.gateway.Gateway;
import io.wattledger.kernel.command.RecordGatewayLogIn;
import io.wattledger.kernel.command.RotateGatewayKey;
import io.wattledger.kernel.event.GatewayKeyRotated;
import io.wattledger.kernel.port.GatewayKeys;
import io.wattledger.kernel.port.GatewayKeys.IssuedKey;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Gives gateways new keys. The old one goes on counting until the new one is used, so that a site is not lost between the two. */
@Component
public final class GatewayKeyHandler {

    private final AggregateStore<Gateway> gateways;
    private final GatewayKeys keys;

    /** Rotates keys of gateways of this repository. */
    public GatewayKeyHandler(Repository<Gateway> gateways, GatewayKeys keys) {
        this.gateways = new AggregateStore<>(gateways, ProblemType.UNKNOWN_GATEWAY);
        this.keys = keys;
    }

    @CommandHandler
    IssuedKey handle(RotateGatewayKey command) {
        Aggregate<Gateway> gateway = gateways.load(command.gatewayId());
        if (!gateway.invoke(Gateway::hasKeys)) {
            throw new RefusedException(ProblemType.GATEWAY_WITHOUT_KEY);
        }
        GatewayKeyRotated fact = gateway.invoke(Gateway::nextKey);
        gateway.execute(known -> known.record(fact));
        return gateway.invoke(
                known -> keys.issue(command.gatewayId(), known.registration(), fact.keyId(), known.minimumProfile()));
    }

    @CommandHandler
    void handle(RecordGatewayLogIn command) {
        Aggregate<Gateway> gateway = gateways.load(command.gatewayId());
        if (gateway.invoke(known -> known.isFirstUse(command.keyId()))) {
            gateway.execute(known -> known.record(known.inUse(command.keyId(), command.at())));
            keys.keepOnly(command.gatewayId(), command.keyId());
        }
    }
}
