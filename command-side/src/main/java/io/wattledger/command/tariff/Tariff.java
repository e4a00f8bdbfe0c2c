package io.wattledger.command.tariff;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.wattledger.kernel.event.TariffDefined;
import io.wattledger.kernel.event.TariffRevised;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A tariff plan 电价方案 and its versions, which never change. */
@Aggregate
public class Tariff {

    @AggregateIdentifier
    private TariffId tariffId;

    private SiteId siteId;

    /** In the order in which they begin to count, which is that of their numbers. */
    private final List<TariffVersion> versions = new ArrayList<>();

    /** For Axon, which assigns the state from the events. */
    @SuppressWarnings("NullAway.Init")
    protected Tariff() {}

    /** A new tariff plan. */
    public static Tariff define(TariffDefined fact) {
        apply(fact);
        return new Tariff();
    }

    /** Stores a further version. */
    public void revise(TariffRevised fact) {
        apply(fact);
    }

    /** Its identity. */
    public TariffId tariffId() {
        return tariffId;
    }

    /** The site it belongs to. */
    public SiteId siteId() {
        return siteId;
    }

    /** Its last version. */
    public TariffVersion newest() {
        return versions.get(versions.size() - 1);
    }

    /** The version that counts at this instant; the first to come where none counts yet. */
    public TariffVersion countingAt(Instant now) {
        TariffVersion counting = versions.get(0);
        for (TariffVersion version : versions) {
            if (!version.effectiveFrom().isAfter(now)) {
                counting = version;
            }
        }
        return counting;
    }

    /**
     * The version that may be put on a meter.
     *
     * @param asked its number; if absent, the one that {@link #countingAt counts}
     * @return empty if there is no such version, or a later one counts already
     */
    public Optional<TariffVersion> orderable(@Nullable Integer asked, Instant now) {
        TariffVersion counting = countingAt(now);
        int number = asked == null ? counting.number() : asked;
        return versions.stream()
                .filter(version -> version.number() == number && number >= counting.number())
                .findFirst();
    }

    @EventSourcingHandler
    void on(TariffDefined event) {
        tariffId = event.tariffId();
        siteId = event.siteId();
        versions.add(new TariffVersion(event.version(), event.plan(), event.effectiveFrom()));
    }

    @EventSourcingHandler
    void on(TariffRevised event) {
        versions.add(new TariffVersion(event.version(), event.plan(), event.effectiveFrom()));
    }
}
