package io.wattledger.command.meter.relay;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.meter.Meter;
import io.wattledger.command.meter.OrderDeadlines;
import io.wattledger.command.meter.StateOrder;
import io.wattledger.kernel.command.OrderRelay;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.event.MeterEvent;
import io.wattledger.kernel.event.RelayOrdered;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Orders who rules a relay. A forced close always has an end, and nothing closes the relay of a suspended account. */
@Component
public final class OrderRelayHandler implements RelayDesk {

    private static final int LONGEST_REASON = 200;

    private final AggregateStore<Meter> meters;
    private final Clock clock;

    /** Orders on meters of this repository. */
    public OrderRelayHandler(Repository<Meter> meters, Clock clock) {
        this.meters = new AggregateStore<>(meters, ProblemType.UNKNOWN_METER);
        this.clock = clock;
    }

    @Override
    @CommandHandler
    public void order(OrderRelay command) {
        Instant now = clock.instant();
        meters.load(command.meterId()).execute(meter -> meter.record(decide(meter, command, now)));
    }

    private static List<MeterEvent> decide(Meter meter, OrderRelay command, Instant now) {
        Instant until = command.until();
        boolean staysOpen = command.mode() == RelayMode.FORCED_OPEN && until == null;
        if (meter.isHeldOpen() && !staysOpen) {
            throw new RefusedException(ProblemType.METER_HELD_OPEN);
        }
        new FieldFaults()
                .text("reason", command.reason(), LONGEST_REASON)
                .unless(
                        until != null || command.mode() != RelayMode.FORCED_CLOSED,
                        "until",
                        "is mandatory for a forced close")
                .unless(
                        until == null || command.mode() != RelayMode.PREPAID,
                        "until",
                        "has no meaning for prepaid control")
                .refuseIfAny();
        checkAhead("until", until, now, OrderDeadlines.LONGEST_FORCED_MODE);
        checkAhead("deliverBy", command.deliverBy(), now, OrderDeadlines.FURTHEST);
        RelayOrdered ordered = new RelayOrdered(
                meter.meterId(),
                meter.siteId(),
                command.operationId(),
                command.mode(),
                command.reason(),
                until,
                deliverBy(command, now));
        return meter.superseding(StateOrder.Kind.RELAY, command.operationId(), ordered);
    }

    /** A forced mode whose time is over must not begin any more. */
    private static Instant deliverBy(OrderRelay command, Instant now) {
        Instant deliverBy = command.deliverBy() == null ? now.plus(OrderDeadlines.USUAL) : command.deliverBy();
        Instant until = command.until();
        return until != null && until.isBefore(deliverBy) ? until : deliverBy;
    }

    private static void checkAhead(String field, @Nullable Instant instant, Instant now, Duration furthest) {
        if (instant != null && (!instant.isAfter(now) || instant.isAfter(now.plus(furthest)))) {
            throw new RefusedException(Refusal.of(
                    ProblemType.DEADLINE_OUT_OF_BOUNDS,
                    Map.of("field", field, "latest", now.plus(furthest).toString())));
        }
    }
}
