package io.wattledger.app;

import io.wattledger.kernel.port.IdSource;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** UUIDs of version 7 (RFC 9562): milliseconds first, so that indexes grow at their end, then 74 random bits. */
final class TimeOrderedIds implements IdSource {

    private static final long VERSION_7 = 0x7000L;
    private static final long RANDOM_12_BITS = 0xFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_62_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

    private final InstantSource time;
    private final RandomGenerator random;

    /**
     * Identities from this time and chance.
     *
     * @param random must be unpredictable: some identities are all that protects what they name from being guessed
     */
    TimeOrderedIds(InstantSource time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    @Override
    public String next() {
        long high = (time.millis() << 16) | VERSION_7 | (random.nextLong() & RANDOM_12_BITS);
        long low = VARIANT | (random.nextLong() & RANDOM_62_BITS);
        return new UUID(high, low).toString();
    }
}
