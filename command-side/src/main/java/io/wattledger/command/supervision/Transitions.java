package io.wattledger.command.supervision;

import io.wattledger.kernel.command.RecordGatewayLogIn;
import io.wattledger.kernel.command.RecordGatewayOffline;
import io.wattledger.kernel.command.RecordGatewayOnline;
import io.wattledger.kernel.command.RecordLinkRefused;
import io.wattledger.kernel.command.RecordLinkReplaced;
import io.wattledger.kernel.command.RecordMeterOffline;
import io.wattledger.kernel.command.RecordMeterOnline;
import io.wattledger.kernel.command.RecordRelayState;
import io.wattledger.kernel.device.Observation;
import io.wattledger.kernel.device.Observation.GatewayLink;
import io.wattledger.kernel.device.Observation.GatewayLogIn;
import io.wattledger.kernel.device.Observation.LinkRefused;
import io.wattledger.kernel.device.Observation.MeterMissed;
import io.wattledger.kernel.device.Observation.MeterRead;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which observations differ from what was last recorded. It begins by knowing nothing: the aggregates ignore what they know
 * already. Used by one thread only.
 */
final class Transitions {

    private static final Duration BETWEEN_REPLACEMENTS = Duration.ofHours(1);

    private final Map<MeterId, Boolean> meterOnline = new HashMap<>();
    private final Map<MeterId, Boolean> relayClosed = new HashMap<>();
    private final Map<GatewayId, Boolean> gatewayOnline = new HashMap<>();
    private final Map<GatewayId, Integer> keyUsed = new HashMap<>();
    private final Map<GatewayId, String> refusedWhy = new HashMap<>();
    private final Map<GatewayId, Instant> replacedAt = new HashMap<>();

    /**
     * A change to be recorded.
     *
     * @param command records it
     * @param recorded to be run once it is recorded; until then the next observation asks for it again
     */
    record Transition(Object command, Runnable recorded) {}

    /** The changes that an observation shows. */
    List<Transition> in(Observation observation) {
        return observation.fold(this::inRead, this::inMissed, this::inLink, this::inLogIn, this::inRefusal);
    }

    private List<Transition> inRead(MeterRead read) {
        List<Transition> found = new ArrayList<>();
        MeterId meter = read.meterId();
        if (!Boolean.TRUE.equals(meterOnline.get(meter))) {
            found.add(new Transition(new RecordMeterOnline(meter, read.at()), () -> meterOnline.put(meter, true)));
        }
        boolean closed = read.fast().relayClosed();
        if (!Boolean.valueOf(closed).equals(relayClosed.get(meter))) {
            found.add(new Transition(
                    new RecordRelayState(meter, closed, read.at()), () -> relayClosed.put(meter, closed)));
        }
        return found;
    }

    private List<Transition> inMissed(MeterMissed missed) {
        MeterId meter = missed.meterId();
        if (!missed.lost() || Boolean.FALSE.equals(meterOnline.get(meter))) {
            return List.of();
        }
        return List.of(new Transition(
                new RecordMeterOffline(meter, missed.lastContactAt(), missed.misses(), missed.error()),
                () -> meterOnline.put(meter, false)));
    }

    private List<Transition> inLink(GatewayLink link) {
        GatewayId gateway = link.gatewayId();
        if (Boolean.valueOf(link.up()).equals(gatewayOnline.get(gateway))) {
            return List.of();
        }
        Object command = link.up()
                ? new RecordGatewayOnline(gateway, link.at())
                : new RecordGatewayOffline(gateway, link.lastContactAt(), link.error());
        return List.of(new Transition(command, () -> gatewayOnline.put(gateway, link.up())));
    }

    private List<Transition> inLogIn(GatewayLogIn logIn) {
        GatewayId gateway = logIn.gatewayId();
        List<Transition> found = new ArrayList<>();
        refusedWhy.remove(gateway);
        if (!Integer.valueOf(logIn.keyId()).equals(keyUsed.get(gateway))) {
            found.add(new Transition(
                    new RecordGatewayLogIn(gateway, logIn.keyId(), logIn.at()),
                    () -> keyUsed.put(gateway, logIn.keyId())));
        }
        // Two gateways with one key replace each other every few seconds.
        Instant toldAt = replacedAt.get(gateway);
        if (logIn.replacing() && (toldAt == null || !logIn.at().isBefore(toldAt.plus(BETWEEN_REPLACEMENTS)))) {
            found.add(new Transition(
                    new RecordLinkReplaced(gateway, logIn.address(), logIn.at()),
                    () -> replacedAt.put(gateway, logIn.at())));
        }
        return found;
    }

    /** One for each reason until the gateway is in: whoever knows an id may try as often as he likes. */
    private List<Transition> inRefusal(LinkRefused refused) {
        GatewayId gateway = refused.gatewayId();
        if (refused.why().equals(refusedWhy.get(gateway))) {
            return List.of();
        }
        return List.of(new Transition(
                new RecordLinkRefused(gateway, refused.why(), refused.address(), refused.at()),
                () -> refusedWhy.put(gateway, refused.why())));
    }
}
