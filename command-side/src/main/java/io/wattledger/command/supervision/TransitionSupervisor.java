package io.wattledger.command.supervision;

import io.wattledger.command.account.held.HeldReadings;
import io.wattledger.command.supervision.Transitions.Transition;
import io.wattledger.kernel.device.Observation;
import io.wattledger.kernel.device.Observation.GatewayLink;
import io.wattledger.kernel.device.Observation.GatewayLogIn;
import io.wattledger.kernel.device.Observation.MeterRead;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.port.Observations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Turns observations into orders where something changed, on a thread of its own. A quiet site gives no order, hence no event. */
@Component
public final class TransitionSupervisor implements Observations, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TransitionSupervisor.class);
    private static final int QUEUE_CAPACITY = 20_000;
    private static final MetaData BY_THE_SYSTEM = MetaData.with(EventMetadata.OPERATOR, "system");

    private final CommandGateway commands;
    private final ObservationQueue queue = new ObservationQueue(QUEUE_CAPACITY);
    private final Transitions transitions = new Transitions();
    private final HeldReadings heldReadings;

    /** Links and log-ins are published when they change and not again, so that one that could not be recorded is kept. */
    private final Map<GatewayId, GatewayLink> unrecordedLinks = new HashMap<>();

    private final Map<GatewayId, GatewayLogIn> unrecordedLogIns = new HashMap<>();

    private @Nullable Thread worker;

    TransitionSupervisor(CommandGateway commands, HeldReadings heldReadings) {
        this.commands = commands;
        this.heldReadings = heldReadings;
    }

    @Override
    public void publish(List<Observation> found) {
        long droppedBefore = queue.dropped();
        queue.put(found);
        if (droppedBefore == 0 && queue.dropped() > 0) {
            LOG.warn("supervision cannot follow: the oldest readings are given up from now on");
        }
    }

    @Override
    public synchronized void start() {
        Thread started = new Thread(this::work, "supervision");
        started.setDaemon(true);
        started.start();
        worker = started;
    }

    @Override
    public synchronized void stop() {
        if (worker != null) {
            worker.interrupt();
            worker = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Observation next = queue.take();
                List.copyOf(unrecordedLinks.values()).forEach(this::supervise);
                List.copyOf(unrecordedLogIns.values()).forEach(this::supervise);
                supervise(next);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void supervise(Observation observation) {
        if (observation instanceof MeterRead read) {
            charge(read);
        }
        boolean recorded = transitions.in(observation).stream().allMatch(this::record);
        if (observation instanceof GatewayLink link) {
            keep(unrecordedLinks, link.gatewayId(), link, recorded);
        } else if (observation instanceof GatewayLogIn logIn) {
            keep(unrecordedLogIns, logIn.gatewayId(), logIn, recorded);
        }
    }

    private static <T> void keep(Map<GatewayId, T> unrecorded, GatewayId gateway, T found, boolean recorded) {
        if (recorded) {
            unrecorded.remove(gateway);
        } else {
            unrecorded.put(gateway, found);
        }
    }

    private void charge(MeterRead read) {
        try {
            heldReadings
                    .in(read)
                    .map(due -> new Transition(due.command(), due.carriedOut()))
                    .ifPresent(this::record);
        } catch (RuntimeException failed) {
            LOG.warn(
                    "whether to charge meter {} could not be looked up; its next reading tries again",
                    read.meterId(),
                    failed);
        }
    }

    private boolean record(Transition transition) {
        try {
            commands.sendAndWait(transition.command(), BY_THE_SYSTEM);
            transition.recorded().run();
            return true;
        } catch (RuntimeException failed) {
            LOG.warn("{} could not be recorded; the next observation tries again", transition.command(), failed);
            return false;
        }
    }
}
