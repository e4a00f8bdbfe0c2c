package io.wattledger.command.meter.tariff;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.meter.Meter;
import io.wattledger.command.meter.OrderDeadlines;
import io.wattledger.command.meter.StateOrder;
import io.wattledger.command.tariff.Tariff;
import io.wattledger.command.tariff.TariffVersion;
import io.wattledger.kernel.command.OrderTariff;
import io.wattledger.kernel.event.MeterEvent;
import io.wattledger.kernel.event.TariffOrdered;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.kernel.tariff.TariffCapacity;
import io.wattledger.kernel.tariff.TariffPlan;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Orders a version of a tariff plan onto a meter of the same site, if the meter's profile can hold it. */
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
        Aggregate<Tariff> tariff = tariffs.load(command.tariffId());
        SiteId site = tariff.invoke(Tariff::siteId);
        TariffVersion version = tariff.invoke(known -> orderable(known, command, now));
        meters.load(command.meterId()).execute(meter -> {
            if (!meter.siteId().equals(site)) {
                throw new RefusedException(ProblemType.DIFFERENT_SITES);
            }
            checkHoldable(meter.profile(), version.plan());
            meter.record(decide(meter, command, version, now));
        });
    }

    private static TariffVersion orderable(Tariff tariff, OrderTariff command, Instant now) {
        return tariff.orderable(command.version(), now)
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        ProblemType.TARIFF_VERSION_NOT_AVAILABLE,
                        Map.of("version", String.valueOf(command.version())))));
    }

    private static void checkHoldable(String profile, TariffPlan plan) {
        List<String> shortcomings = TariffCapacity.of(profile)
                .map(capacity -> capacity.shortcomings(plan))
                .orElseGet(() -> List.of("tariffs"));
        if (!shortcomings.isEmpty()) {
            throw new RefusedException(Refusal.of(
                    ProblemType.TARIFF_NOT_HOLDABLE,
                    Map.of("profile", profile, "what", String.join(", ", shortcomings))));
        }
    }

    /** The deadline runs from the instant from which the version counts: what may wait for it must not expire before. */
    private static List<MeterEvent> decide(Meter meter, OrderTariff command, TariffVersion version, Instant now) {
        Instant activateAt = version.effectiveFrom().isAfter(now) ? version.effectiveFrom() : now;
        TariffOrdered ordered = new TariffOrdered(
                meter.meterId(),
                meter.siteId(),
                command.operationId(),
                command.tariffId(),
                version.number(),
                version.plan(),
                activateAt,
                activateAt.plus(OrderDeadlines.USUAL));
        return meter.superseding(StateOrder.Kind.TARIFF, command.operationId(), ordered);
    }
}
