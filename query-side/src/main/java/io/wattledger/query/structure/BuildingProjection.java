package io.wattledger.query.structure;

import io.wattledger.kernel.event.BuildingRegistered;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.Projection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All buildings. */
@Component
public final class BuildingProjection implements Projection<BuildingView> {

    /** The collection. */
    public static final String COLLECTION = "buildings";

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Class<BuildingView> viewType() {
        return BuildingView.class;
    }

    @Override
    public Optional<String> documentOf(Fact fact) {
        return fact.event() instanceof BuildingRegistered it
                ? Optional.of(it.buildingId().value())
                : Optional.empty();
    }

    @Override
    public BuildingView fold(@Nullable BuildingView before, Fact fact) {
        BuildingRegistered it = (BuildingRegistered) fact.event();
        return new BuildingView(it.buildingId(), it.siteId(), it.name(), it.floors());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("siteId"));
    }
}
