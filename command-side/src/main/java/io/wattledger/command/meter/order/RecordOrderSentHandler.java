package io.wattledger.command.meter.order;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.PermitRuling;
import io.wattledger.command.lease.FenceCheck;
import io.wattledger.command.meter.Meter;
import io.wattledger.command.meter.StateOrder;
import io.wattledger.kernel.command.RecordOrderSent;
import io.wattledger.kernel.command.WritePermit;
import io.wattledger.kernel.event.MeterEvent;
import io.wattledger.kernel.event.OrderExpired;
import io.wattledger.kernel.event.OrderSent;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Permits an order to be sent: once for each attempt, never after its deadline, never when a newer one has taken its place, and
 * a trip for arrears only while they last.
 */
@Component
public final class RecordOrderSentHandler {

    private static final int NO_COUNT = 0;

    private final AggregateStore<Meter> meters;
    private final FenceCheck fences;
    private final AutomaticTrips trips;
    private final Clock clock;

    /** Permits orders on meters of this repository to whoever holds the lease. */
    public RecordOrderSentHandler(Repository<Meter> meters, FenceCheck fences, AutomaticTrips trips, Clock clock) {
        this.meters = new AggregateStore<>(meters, ProblemType.UNKNOWN_METER);
        this.fences = fences;
        this.trips = trips;
        this.clock = clock;
    }

    @CommandHandler
    WritePermit handle(RecordOrderSent command) {
        if (!fences.holds(command.fence(), command.meterId())) {
            return new WritePermit.Stop("the lease of the gateway was lost");
        }
        if (trips.isWithdrawn(command.operationId())) {
            return new WritePermit.Stop(
                    "the arrears have ended; the order that closes the relay takes the place of this one");
        }
        Instant now = clock.instant();
        return meters.load(command.meterId()).invoke(meter -> {
            PermitRuling<MeterEvent> ruling = decide(meter, command, now);
            meter.record(ruling.facts());
            return ruling.permit();
        });
    }

    private static PermitRuling<MeterEvent> decide(Meter meter, RecordOrderSent command, Instant now) {
        Optional<StateOrder> open = meter.openOrder(command.operationId());
        if (open.isEmpty()) {
            return PermitRuling.stop("the order has ended");
        }
        StateOrder order = open.get();
        if (order.isOverdueAt(now)) {
            return PermitRuling.stop(
                    "the order's deadline has passed",
                    new OrderExpired(meter.meterId(), meter.siteId(), order.operationId(), now));
        }
        if (command.attempt() != order.attempts() + 1) {
            return PermitRuling.stop("the next attempt is number " + (order.attempts() + 1));
        }
        return PermitRuling.go(
                NO_COUNT,
                Money.ZERO,
                new OrderSent(meter.meterId(), meter.siteId(), order.operationId(), command.attempt(), now));
    }
}
