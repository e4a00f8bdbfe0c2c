package io.wattledger.query.structure;

import io.wattledger.kernel.event.CashDeskRuled;
import io.wattledger.kernel.event.SiteRegistered;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.Projection;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All sites. */
@Component
public final class SiteProjection implements Projection<SiteView> {

    /** The collection. */
    public static final String COLLECTION = "sites";

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Class<SiteView> viewType() {
        return SiteView.class;
    }

    @Override
    public Optional<String> documentOf(Fact fact) {
        if (fact.event() instanceof SiteRegistered it) {
            return Optional.of(it.siteId().value());
        }
        return fact.event() instanceof CashDeskRuled it
                ? Optional.of(it.siteId().value())
                : Optional.empty();
    }

    @Override
    public SiteView fold(@Nullable SiteView before, Fact fact) {
        if (fact.event() instanceof SiteRegistered it) {
            return new SiteView(it.siteId(), it.name(), it.timeZone(), null);
        }
        SiteView known = Objects.requireNonNull(before, "a site's first event registers it");
        return new SiteView(known.id(), known.name(), known.timeZone(), ((CashDeskRuled) fact.event()).rules());
    }
}
