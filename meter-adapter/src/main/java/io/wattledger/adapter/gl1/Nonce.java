package io.wattledger.adapter.gl1;

import java.util.random.RandomGenerator;

/** Numbers used once. */
final class Nonce {

    static final int BYTES = 16;

    private Nonce() {}

    static byte[] next(RandomGenerator random) {
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        return fresh;
    }
}
