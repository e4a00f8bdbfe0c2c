package io.wattledger.adapter.link;

import io.wattledger.kernel.device.LinkProfile;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.port.GatewayKeys;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What the server needs from the rest of the program.
 *
 * @param keys the gateways' keys; asked on {@code threads}
 * @param threads where a call may wait: bounded
 * @param listener hears who came and who was refused
 * @param clock the time of day
 * @param random cryptographically strong, safe for several threads
 */
public record DialInSide(
        GatewayKeys keys, Executor threads, Listener listener, InstantSource clock, RandomGenerator random) {

    /**
     * A log-in that succeeded.
     *
     * @param keyId the key that was used
     * @param address where it came from
     * @param replacing whether the gateway was logged in already
     */
    public record LogIn(int keyId, LinkProfile profile, String address, boolean replacing) {}

    /** Hears of log-ins, on any thread; returns at once. */
    public interface Listener {

        /** A gateway has logged in. */
        void loggedIn(GatewayId gateway, LogIn logIn);

        /**
         * A log-in under the id of a gateway that we know was refused.
         *
         * @param why in a few words
         * @param address where it came from
         */
        void refused(GatewayId gateway, String why, String address);
    }
}
