package io.wattledger.kernel.port;

/** Something listened to; closing it ends that. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
