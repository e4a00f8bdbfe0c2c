package io.wattledger.acceptance.harness;

import java.lang.System.Logger.Level;
import java.util.Random;

/** Seeds of everything random in a check: drawn anew for every run, printed, and repeatable by {@code -Dwattledger.seed=…}. */
public final class Seed {

    private static final System.Logger LOG = System.getLogger(Seed.class.getName());

    private Seed() {}

    /** The seed of this run for this check. */
    public static long of(String check) {
        long seed = Long.getLong("wattledger.seed", new Random().nextLong(1_000_000));
        LOG.log(Level.INFO, "{0}: -Dwattledger.seed={1}", check, Long.toString(seed));
        return seed;
    }
}
