package io.wattledger.adapter.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.adapter.link.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5));

    private final UnitHealth unit = new UnitHealth();
    private final BusHealth bus = new BusHealth();
    private final Random random = new Random(5);

    private void miss(int times) {
        for (int i = 0; i < times; i++) {
            unit.missed(0, PAUSES, random);
        }
    }

    @Test
    void givenOneMiss_thenTheUnitIsStillTriedAtOnce() {
        miss(1);

        assertThat(unit.mayBeTried(0)).isTrue();
        assertThat(unit.isSuspect()).isFalse();
    }

    @Test
    void givenTwoMisses_thenTheUnitIsSuspectAndLeftAloneForAWhile() {
        miss(2);

        assertThat(unit.isSuspect()).isTrue();
        assertThat(unit.isLost()).isFalse();
        assertThat(unit.mayBeTried(2_000)).isFalse();
        assertThat(unit.mayBeTried(5_000)).isTrue();
    }

    @Test
    void givenThreeMisses_thenTheUnitIsLostAndOneAnswerClearsAll() {
        miss(3);
        assertThat(unit.isLost()).isTrue();

        unit.answered(Instant.EPOCH);

        assertThat(unit.misses()).isZero();
        assertThat(unit.mayBeTried(0)).isTrue();
        assertThat(unit.lastContactAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void givenAnyNumberOfMisses_thenThePauseIsNeverLongerThanFiveMinutes() {
        miss(1_000);

        assertThat(unit.mayBeTried(149_999)).isFalse();
        assertThat(unit.mayBeTried(300_000)).isTrue();
    }

    @Test
    void givenThreeDifferentUnitsMissInARow_thenTheBusIsSuspectUntilOneAnswers() {
        assertThat(bus.missed(1)).isFalse();
        assertThat(bus.missed(1)).isFalse();
        assertThat(bus.missed(2)).isFalse();
        assertThat(bus.missed(3)).isTrue();
        assertThat(bus.isSuspect()).isTrue();

        bus.answered();

        assertThat(bus.isSuspect()).isFalse();
    }

    @Test
    void givenAnAnswerBetween_thenTheBusIsNotSuspect() {
        bus.missed(1);
        bus.missed(2);
        bus.answered();

        assertThat(bus.missed(3)).isFalse();
    }
}
