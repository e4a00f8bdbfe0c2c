package io.wattledger.command.meter.order;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.meter.Meter;
import io.wattledger.command.meter.StateOrder;
import io.wattledger.kernel.command.CancelOrder;
import io.wattledger.kernel.command.OperationCancelled;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.OrderCancelled;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Withdraws an order of which nothing was sent; once it was permitted to go out, or has ended, that is refused. */
@Component
public final class CancelOrderHandler {

    private final AggregateStore<Meter> meters;
    private final Clock clock;

    /** Withdraws orders on meters of this repository. */
    public CancelOrderHandler(Repository<Meter> meters, Clock clock) {
        this.meters = new AggregateStore<>(meters, ProblemType.UNKNOWN_METER);
        this.clock = clock;
    }

    @CommandHandler
    OperationCancelled handle(CancelOrder command) {
        Instant now = clock.instant();
        return meters.load(command.meterId()).invoke(meter -> {
            StateOrder order = meter.openOrder(command.operationId())
                    .filter(open -> open.attempts() == 0)
                    .orElseThrow(() -> new RefusedException(ProblemType.NOT_CANCELLABLE));
            meter.record(List.of(new OrderCancelled(meter.meterId(), meter.siteId(), order.operationId(), now)));
            return new OperationCancelled(OperationState.CANCELLED, null, null);
        });
    }
}
