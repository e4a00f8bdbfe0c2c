package io.wattledger.adapter.gl1;

import io.wattledger.kernel.device.LinkProfile;
import java.util.concurrent.TimeUnit;

/**
 * How much one set of keys has been used. The gateway asks for new ones at the limit; keys used for twice as much are not believed any more. D: 4 MiB
 * or 1 h, since a cipher of 64-bit blocks leaks after some gigabytes (Sweet32); A: 2^32 frames or 24 h.
 */
final class KeyWear {

    private static final int GRACE = 2;
    private static final long MOST_BYTES_OF_D = 4L << 20;
    private static final long MOST_FRAMES_OF_A = 1L << 32;
    private static final long LONGEST_MILLIS_OF_D = TimeUnit.HOURS.toMillis(1);
    private static final long LONGEST_MILLIS_OF_A = TimeUnit.HOURS.toMillis(24);

    private final LinkProfile profile;
    private final long sinceMillis;
    private long frames;
    private long bytes;

    KeyWear(LinkProfile profile, long nowMillis) {
        this.profile = profile;
        this.sinceMillis = nowMillis;
    }

    void used(int bodyBytes) {
        frames++;
        bytes += bodyBytes;
    }

    boolean isWornOut(long nowMillis) {
        long ageMillis = nowMillis - sinceMillis;
        return switch (profile) {
            case D -> bytes > GRACE * MOST_BYTES_OF_D || ageMillis > GRACE * LONGEST_MILLIS_OF_D;
            case A -> frames > GRACE * MOST_FRAMES_OF_A || ageMillis > GRACE * LONGEST_MILLIS_OF_A;
        };
    }
}
