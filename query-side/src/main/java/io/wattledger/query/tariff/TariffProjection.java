package io.wattledger.query.tariff;

import io.wattledger.kernel.event.TariffDefined;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.Projection;
import java.util.List;
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
        return fact.event() instanceof TariffDefined it
                ? Optional.of(it.tariffId().value())
                : Optional.empty();
    }

    @Override
    public TariffView fold(@Nullable TariffView before, Fact fact) {
        TariffDefined it = (TariffDefined) fact.event();
        return new TariffView(it.tariffId(), it.siteId(), it.name(), it.version(), it.plan(), it.effectiveFrom());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("siteId"));
    }
}
