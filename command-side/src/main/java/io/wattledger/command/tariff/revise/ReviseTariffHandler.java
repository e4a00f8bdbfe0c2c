package io.wattledger.command.tariff.revise;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.tariff.Tariff;
import io.wattledger.command.tariff.TariffVersion;
import io.wattledger.kernel.command.ReviseTariff;
import io.wattledger.kernel.event.TariffRevised;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Adds a version to a tariff plan. What counted already is never re-priced: a version begins now or later, and after the one before it. */
@Component
public final class ReviseTariffHandler {

    private final AggregateStore<Tariff> tariffs;
    private final Clock clock;

    /** Revises tariffs of this repository. */
    public ReviseTariffHandler(Repository<Tariff> tariffs, Clock clock) {
        this.tariffs = new AggregateStore<>(tariffs, ProblemType.UNKNOWN_TARIFF);
        this.clock = clock;
    }

    @CommandHandler
    int handle(ReviseTariff command) {
        Instant now = clock.instant();
        Aggregate<Tariff> tariff = tariffs.load(command.tariffId());
        TariffRevised fact = tariff.invoke(known -> decide(known, command, now));
        tariff.execute(known -> known.revise(fact));
        return fact.version();
    }

    private static TariffRevised decide(Tariff tariff, ReviseTariff command, Instant now) {
        TariffVersion last = tariff.newest();
        Instant effectiveFrom = command.effectiveFrom() == null ? now : command.effectiveFrom();
        new FieldFaults()
                .all(command.plan().faults())
                .unless(!effectiveFrom.isBefore(now), "effectiveFrom", "must not lie in the past")
                .unless(
                        effectiveFrom.isAfter(last.effectiveFrom()),
                        "effectiveFrom",
                        "must be later than " + last.effectiveFrom() + ", when version " + last.number() + " begins")
                .refuseIfAny();
        return new TariffRevised(tariff.tariffId(), tariff.siteId(), last.number() + 1, command.plan(), effectiveFrom);
    }
}
