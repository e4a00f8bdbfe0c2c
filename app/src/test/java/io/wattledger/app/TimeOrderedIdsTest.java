package io.wattledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.id.OperationId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Identities that sort by the time at which they were given. */
class TimeOrderedIdsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:30:00.125Z");

    @Test
    void anIdentityIsAUuidOfVersion7ThatNamesItsMillisecond() {
        String id = new TimeOrderedIds(InstantSource.fixed(NOW), new Random(1)).next();

        UUID uuid = UUID.fromString(id);
        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
        assertThat(new OperationId(id).value()).isEqualTo(id);
    }

    @Test
    void laterIdentitiesSortLater() {
        Random random = new Random(2);
        String earlier = new TimeOrderedIds(InstantSource.fixed(NOW), random).next();
        String later = new TimeOrderedIds(InstantSource.fixed(NOW.plusMillis(1)), random).next();

        assertThat(earlier).isLessThan(later);
    }

    @Test
    void identitiesOfOneMillisecondDiffer() {
        TimeOrderedIds ids = new TimeOrderedIds(InstantSource.fixed(NOW), new Random(3));
        Set<String> given = new HashSet<>();
        for (int number = 0; number < 100_000; number++) {
            given.add(ids.next());
        }

        assertThat(given).hasSize(100_000);
    }
}
