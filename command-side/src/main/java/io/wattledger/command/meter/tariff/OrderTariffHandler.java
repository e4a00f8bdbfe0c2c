package io.wattledger.command.meter.tariff;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.meter.Meter;
import io.wattledger.command.meter.OrderDeadlines;
import io.wattledger.command.meter.StateOrder;
import io.wattledger.command.tariff.Tariff;
import io.wattledger.kernel.command.OrderTariff;
import io.wattledger.kernel.event.MeterEvent;
import io.wattledger.kernel.event.TariffDefined;
import io.wattledger.kernel.event.TariffOrdered;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Orders the newest version of a tariff plan onto a meter of the same site. */
@Component
public final class OrderTariffHandler {

    private final AggregateStore<Meter> meters;
    private final AggregateStore<Tariff> tariffs;
    private final Clock clock;

    /** Orders on meters of this repository. */
    public OrderTariffHandler(Repository<Meter> meters, Repository<Tariff> tariffs, Clock clock) {
        this.meters = new AggregateStore<>(meters, ProblemType.UNKNOWN_METER);
        this.tariffs = new AggregateStore<>(tariffs, ProblemType.UNKNOWN_TARIFF);
        this.clock = clock;
    }

    /** Orders it; also part of opening an account, in the same unit of work. */
    @CommandHandler
    public void handle(OrderTariff command) {
        Instant now = clock.instant();
        TariffDefined tariff = tariffs.load(command.tariffId()).invoke(Tariff::current);
        meters.load(command.meterId()).execute(meter -> meter.record(decide(meter, command, tariff, now)));
    }

    private static List<MeterEvent> decide(Meter meter, OrderTariff command, TariffDefined tariff, Instant now) {
        if (!meter.siteId().equals(tariff.siteId())) {
            throw new RefusedException(ProblemType.DIFFERENT_SITES);
        }
        Instant activateAt = tariff.effectiveFrom().isAfter(now) ? tariff.effectiveFrom() : now;
        TariffOrdered ordered = new TariffOrdered(
                meter.meterId(),
                meter.siteId(),
                command.operationId(),
                tariff.tariffId(),
                tariff.version(),
                tariff.plan(),
                activateAt,
                now.plus(OrderDeadlines.USUAL));
        return meter.superseding(StateOrder.Kind.TARIFF, command.operationId(), ordered);
    }
}
