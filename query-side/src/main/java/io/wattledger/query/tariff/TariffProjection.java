package io.wattledger.query.tariff;

import io.wattledger.kernel.event.TariffDefined;
import io.wattledger.kernel.event.TariffRevised;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.Projection;
import io.wattledger.query.tariff.TariffView.Version;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All tariff plans. */
@Component
public final class TariffProjection implements Projection<TariffView> {

    /** The collection. */
    public static final String COLLECTION = "tariffs";

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Class<TariffView> viewType() {
        return TariffView.class;
    }

    @Override
    public Optional<String> documentOf(Fact fact) {
        if (fact.event() instanceof TariffDefined it) {
            return Optional.of(it.tariffId().value());
        }
        return fact.event() instanceof TariffRevised it
                ? Optional.of(it.tariffId().value())
                : Optional.empty();
    }

    @Override
    public TariffView fold(@Nullable TariffView before, Fact fact) {
        if (fact.event() instanceof TariffDefined it) {
            Version first = new Version(it.version(), it.plan(), it.effectiveFrom());
            return new TariffView(it.tariffId(), it.siteId(), it.name(), List.of(first));
        }
        TariffRevised it = (TariffRevised) fact.event();
        return Objects.requireNonNull(before, "a plan's first event defines it")
                .with(new Version(it.version(), it.plan(), it.effectiveFrom()));
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("siteId"));
    }
}
