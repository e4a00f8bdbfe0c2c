package io.wattledger.command.tariff.define;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.tariff.Tariff;
import io.wattledger.kernel.command.DefineTariff;
import io.wattledger.kernel.event.TariffDefined;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Lays down a tariff plan. What makes a plan sound is the plan's own. */
@Component
public final class DefineTariffHandler {

    private static final int FIRST_VERSION = 1;

    private final AggregateStore<Tariff> tariffs;
    private final Lookup lookup;
    private final Clock clock;

    /** Defines into this repository tariffs of sites that the lookup knows. */
    public DefineTariffHandler(Repository<Tariff> tariffs, Lookup lookup, Clock clock) {
        this.tariffs = new AggregateStore<>(tariffs, ProblemType.UNKNOWN_TARIFF);
        this.lookup = lookup;
        this.clock = clock;
    }

    @CommandHandler
    void handle(DefineTariff command) {
        SiteId site = lookup.siteOf(command.siteId()).orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_SITE));
        TariffDefined fact = decide(command, site, clock.instant());
        tariffs.create(() -> Tariff.define(fact));
    }

    private static TariffDefined decide(DefineTariff command, SiteId site, Instant now) {
        new FieldFaults()
                .name("name", command.name())
                .all(command.plan().faults())
                .refuseIfAny();
        Instant effectiveFrom = command.effectiveFrom();
        return new TariffDefined(
                command.tariffId(),
                site,
                command.name(),
                FIRST_VERSION,
                command.plan(),
                effectiveFrom == null ? now : effectiveFrom);
    }
}
