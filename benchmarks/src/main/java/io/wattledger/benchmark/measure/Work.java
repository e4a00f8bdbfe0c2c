package io.wattledger.benchmark.measure;

import java.util.SplittableRandom;

/** A unit of work that many clients do again and again. */
@FunctionalInterface
public interface Work {

    /**
     * Does it once; returns when it is done and durable.
     *
     * @param client number of the client, from 0
     * @param random the client's own source of chance, seeded
     */
    void once(int client, SplittableRandom random) throws Exception;
}
