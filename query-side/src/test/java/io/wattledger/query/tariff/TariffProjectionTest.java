package io.wattledger.query.tariff;

import static io.wattledger.query.history.Facts.DAWN;
import static io.wattledger.query.history.Facts.SITE;
import static io.wattledger.query.history.Facts.TARIFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.query.history.Facts;
import io.wattledger.query.history.ReadModels;
import io.wattledger.query.history.RecordedEvents;
import io.wattledger.query.projection.MemoryViews;
import io.wattledger.query.projection.Projector;
import io.wattledger.query.projection.ViewJson;
import io.wattledger.query.tariff.TariffView.Version;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TariffProjectionTest {

    private final RecordedEvents events = new RecordedEvents();

    private TariffView view() {
        MemoryViews views = new MemoryViews();
        new Projector(List.of(new TariffProjection())).apply(ReadModels.factsOf(events), views);
        return ViewJson.toView(
                Objects.requireNonNull(views.all(TariffProjection.COLLECTION).get(TARIFF.value())), TariffView.class);
    }

    @Test
    void aRevisedPlanShowsAllItsVersionsWithTheirPricesAsTheyWereLaidDown() {
        var defined = Facts.tariff(TARIFF, SITE);
        var revised = Facts.tariffRevised(TARIFF, SITE);
        events.record(TARIFF.value(), defined, DAWN);
        events.record(TARIFF.value(), revised, DAWN.plusSeconds(1));

        assertThat(view().name()).isEqualTo("Living");
        assertThat(view().versions())
                .containsExactly(
                        new Version(1, defined.plan(), defined.effectiveFrom()),
                        new Version(2, revised.plan(), revised.effectiveFrom()));
    }

    @Test
    void theVersionThatCountsIsTheLastOneThatHasBegun_orTheFirstToCome() {
        var revised = Facts.tariffRevised(TARIFF, SITE);
        events.record(TARIFF.value(), Facts.tariff(TARIFF, SITE), DAWN);
        events.record(TARIFF.value(), revised, DAWN.plusSeconds(1));

        assertThat(view().countingAt(DAWN.minusSeconds(1)).version()).isEqualTo(1);
        assertThat(view().countingAt(revised.effectiveFrom().minusMillis(1)).version())
                .isEqualTo(1);
        assertThat(view().countingAt(revised.effectiveFrom()).version()).isEqualTo(2);
    }
}
