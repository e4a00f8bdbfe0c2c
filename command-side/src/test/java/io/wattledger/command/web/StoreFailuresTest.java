package io.wattledger.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreFailuresTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53100", "57P01", "57014", "58030", "25006"})
    void givenAStateOfAnUnusableStore_thenAFailureAnywhereBelowMeansUnavailable(String state) {
        Throwable failure = new EventStoreException("append failed", new SQLException("as PostgreSQL says", state));

        assertThat(StoreFailures.isStoreUnavailable(failure)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "22001"})
    void givenAStateOfADefect_thenTheStoreIsNotBlamed(String state) {
        Throwable failure = new EventStoreException("append failed", new SQLException("as PostgreSQL says", state));

        assertThat(StoreFailures.isStoreUnavailable(failure)).isFalse();
    }
}
