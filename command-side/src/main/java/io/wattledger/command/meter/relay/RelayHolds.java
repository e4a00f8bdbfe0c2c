package io.wattledger.command.meter.relay;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.meter.Meter;
import io.wattledger.command.meter.OrderDeadlines;
import io.wattledger.command.meter.StateOrder;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.event.MeterEvent;
import io.wattledger.kernel.event.MeterHeldOpen;
import io.wattledger.kernel.event.MeterHoldEnded;
import io.wattledger.kernel.event.RelayOrdered;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Holds relays open for suspended accounts, in the present unit of work. The orders are ours: while a meter is held, nobody's order closes
 * its relay, and what could not be delivered in time is ordered again.
 */
@Component
public final class RelayHolds {

    private final AggregateStore<Meter> meters;
    private final Clock clock;

    /** Holds relays of meters of this repository. */
    public RelayHolds(Repository<Meter> meters, Clock clock) {
        this.meters = new AggregateStore<>(meters, ProblemType.UNKNOWN_METER);
        this.clock = clock;
    }

    /** Opens the relay and keeps it open. */
    public void hold(MeterId meterId, AccountId account, OperationId operation, String reason) {
        Instant now = clock.instant();
        meters.load(meterId).execute(meter -> {
            MeterEvent held = new MeterHeldOpen(meter.meterId(), meter.siteId(), account, now);
            meter.record(and(held, meter, order(meter, operation, RelayMode.FORCED_OPEN, reason, now)));
        });
    }

    /** Gives the relay back to prepaid control. */
    public void release(MeterId meterId, AccountId account, OperationId operation, String reason) {
        Instant now = clock.instant();
        meters.load(meterId).execute(meter -> {
            MeterEvent ended = new MeterHoldEnded(meter.meterId(), meter.siteId(), account, now);
            meter.record(and(ended, meter, order(meter, operation, RelayMode.PREPAID, reason, now)));
        });
    }

    private static List<MeterEvent> and(MeterEvent first, Meter meter, RelayOrdered ordered) {
        List<MeterEvent> facts = new ArrayList<>();
        facts.add(first);
        facts.addAll(meter.superseding(StateOrder.Kind.RELAY, ordered.operationId(), ordered));
        return facts;
    }

    private static RelayOrdered order(Meter meter, OperationId operation, RelayMode mode, String reason, Instant now) {
        return new RelayOrdered(
                meter.meterId(), meter.siteId(), operation, mode, reason, null, now.plus(OrderDeadlines.USUAL));
    }
}
