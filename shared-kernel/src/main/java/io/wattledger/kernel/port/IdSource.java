package io.wattledger.kernel.port;

/** Where new identities come from. */
@FunctionalInterface
public interface IdSource {

    /** An identity that was never given before: 1 to 64 characters as every identity has them. */
    String next();
}
