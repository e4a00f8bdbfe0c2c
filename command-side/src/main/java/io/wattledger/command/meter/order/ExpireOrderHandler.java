package io.wattledger.command.meter.order;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.meter.Meter;
import io.wattledger.kernel.command.ExpireOrder;
import io.wattledger.kernel.event.OrderExpired;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Gives up an order whose deadline has passed; before the deadline, or once it has ended, nothing happens. */
@Component
public final class ExpireOrderHandler {

    private final AggregateStore<Meter> meters;
    private final Clock clock;

    /** Gives up orders on meters of this repository. */
    public ExpireOrderHandler(Repository<Meter> meters, Clock clock) {
        this.meters = new AggregateStore<>(meters, ProblemType.UNKNOWN_METER);
        this.clock = clock;
    }

    @CommandHandler
    void handle(ExpireOrder command) {
        Instant now = clock.instant();
        meters.load(command.meterId())
                .execute(meter -> meter.openOrder(command.operationId())
                        .filter(order -> order.isOverdueAt(now))
                        .ifPresent(order -> meter.record(
                                List.of(new OrderExpired(meter.meterId(), meter.siteId(), order.operationId(), now)))));
    }
}
