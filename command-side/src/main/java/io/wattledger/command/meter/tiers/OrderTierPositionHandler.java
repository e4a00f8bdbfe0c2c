package io.wattledger.command.meter.tiers;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.meter.Meter;
import io.wattledger.command.meter.OrderDeadlines;
import io.wattledger.command.meter.StateOrder;
import io.wattledger.kernel.command.OrderTierPosition;
import io.wattledger.kernel.event.TierPositionOrdered;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Orders where a meter goes on within the tiers. It listens to no bus: only a replacement orders it, in its own transaction. */
@Component
public final class OrderTierPositionHandler implements TierDesk {

    private final AggregateStore<Meter> meters;
    private final Clock clock;

    /** Orders on meters of this repository. */
    public OrderTierPositionHandler(Repository<Meter> meters, Clock clock) {
        this.meters = new AggregateStore<>(meters, ProblemType.UNKNOWN_METER);
        this.clock = clock;
    }

    @Override
    public void order(OrderTierPosition command) {
        Instant deliverBy = clock.instant().plus(OrderDeadlines.USUAL);
        meters.load(command.meterId())
                .execute(meter -> meter.record(meter.superseding(
                        StateOrder.Kind.TIERS,
                        command.operationId(),
                        new TierPositionOrdered(
                                meter.meterId(),
                                meter.siteId(),
                                command.operationId(),
                                command.position(),
                                deliverBy))));
    }
}
