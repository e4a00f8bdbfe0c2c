package io.wattledger.query.structure;

import io.wattledger.kernel.event.UnitRegistered;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.Projection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All units. */
@Component
public final class UnitProjection implements Projection<UnitView> {

    /** The collection. */
    public static final String COLLECTION = "units";

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Class<UnitView> viewType() {
        return UnitView.class;
    }

    @Override
    public Optional<String> documentOf(Fact fact) {
        return fact.event() instanceof UnitRegistered it
                ? Optional.of(it.unitId().value())
                : Optional.empty();
    }

    @Override
    public UnitView fold(@Nullable UnitView before, Fact fact) {
        UnitRegistered it = (UnitRegistered) fact.event();
        return new UnitView(
                it.unitId(), it.siteId(), it.buildingId(), it.floor(), it.number(), it.areaSquareCentimetres());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("siteId"), List.of("buildingId"));
    }
}
