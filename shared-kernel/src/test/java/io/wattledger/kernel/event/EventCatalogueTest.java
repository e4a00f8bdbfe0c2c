package io.wattledger.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EventCatalogueTest {

    @Test
    void everyEventIsNamedForItsAggregateAndAFactInThePast() {
        assertThat(EventCatalogue.byName().keySet())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(name).matches("[a-z]+\\.[a-z]+(-[a-z]+)*"));
    }

    @Test
    void anEventIsFoundByTheNameItIsStoredUnder() {
        assertThat(EventCatalogue.classOf("account.credit-sold")).isEqualTo(CreditSold.class);
        assertThat(EventCatalogue.nameOf(CreditSold.class).revision()).isEqualTo(1);
    }

    @Test
    void anUnknownNameStopsTheReaderLoudly() {
        assertThatThrownBy(() -> EventCatalogue.classOf("account.credit-forgotten"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("account.credit-forgotten");
    }
}
