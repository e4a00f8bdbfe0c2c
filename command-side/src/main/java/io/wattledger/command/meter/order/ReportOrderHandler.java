package io.wattledger.command.meter.order;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.meter.Meter;
import io.wattledger.command.meter.StateOrder;
import io.wattledger.kernel.command.ReportOrder;
import io.wattledger.kernel.event.MeterEvent;
import io.wattledger.kernel.event.OrderOutcomeUnknown;
import io.wattledger.kernel.event.OrderRefused;
import io.wattledger.kernel.event.OrderVerified;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Takes in what a read-back shows of an order. What comes after the order has ended, or twice, changes nothing. */
@Component
public final class ReportOrderHandler {

    private final AggregateStore<Meter> meters;
    private final Clock clock;

    /** Judges orders on meters of this repository. */
    public ReportOrderHandler(Repository<Meter> meters, Clock clock) {
        this.meters = new AggregateStore<>(meters, ProblemType.UNKNOWN_METER);
        this.clock = clock;
    }

    @CommandHandler
    void handle(ReportOrder command) {
        Instant now = clock.instant();
        meters.load(command.meterId())
                .execute(meter -> meter.openOrder(command.operationId())
                        .ifPresent(order -> meter.record(decide(meter, order, command, now))));
    }

    private static List<MeterEvent> decide(Meter meter, StateOrder order, ReportOrder command, Instant now) {
        return command.verdict()
                .fold(
                        verified -> List.of(new OrderVerified(
                                meter.meterId(), meter.siteId(), order.operationId(), command.evidence(), now)),
                        refused -> List.of(new OrderRefused(
                                meter.meterId(),
                                meter.siteId(),
                                order.operationId(),
                                refused.code(),
                                command.evidence(),
                                now)),
                        undecided -> order.inDoubt() || order.attempts() == 0
                                ? List.of()
                                : List.of(new OrderOutcomeUnknown(
                                        meter.meterId(), meter.siteId(), order.operationId(), undecided.cause(), now)));
    }
}
