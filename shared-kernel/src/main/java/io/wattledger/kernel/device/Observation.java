package io.wattledger.kernel.device;

import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What polling found. Not an event: only transitions, found by supervision, become commands and hence events. */
public sealed interface Observation {

    /** When it was found. */
    Instant at();

    /**
     * A meter answered a poll.
     *
     * @param fast its money and relay
     * @param energy its energy registers, where this poll read them
     */
    record MeterRead(
            MeterId meterId, FastBlock fast, @Nullable EnergyRegisters energy, Instant at) implements Observation {}

    /**
     * A meter did not answer a poll.
     *
     * @param misses polls missed in a row, this one included
     * @param lost whether it counts as lost now
     * @param lastContactAt when it last answered, if ever
     * @param error what was met instead of an answer
     */
    record MeterMissed(
            MeterId meterId,
            int misses,
            boolean lost,
            @Nullable Instant lastContactAt,
            String error,
            Instant at) implements Observation {}

    /**
     * A gateway's link came up or went down.
     *
     * @param up whether it is up now
     * @param lastContactAt when it last answered, if ever
     * @param error why it is down; empty when it is up
     */
    record GatewayLink(
            GatewayId gatewayId, boolean up, @Nullable Instant lastContactAt, String error, Instant at)
            implements Observation {}

    /**
     * A gateway that dials in has proved itself.
     *
     * @param keyId the key that it used
     * @param address where it came from
     * @param replacing whether it was logged in already
     */
    record GatewayLogIn(GatewayId gatewayId, int keyId, String address, boolean replacing, Instant at)
            implements Observation {}

    /**
     * A log-in under a gateway's id was refused.
     *
     * @param why in a few words
     * @param address where it came from
     */
    record LinkRefused(GatewayId gatewayId, String why, String address, Instant at) implements Observation {}

    /** Answers by the case that this is. */
    default <T> T fold(
            Function<MeterRead, T> read,
            Function<MeterMissed, T> missed,
            Function<GatewayLink, T> gateway,
            Function<GatewayLogIn, T> logIn,
            Function<LinkRefused, T> refused) {
        if (this instanceof MeterRead it) {
            return read.apply(it);
        }
        if (this instanceof MeterMissed it) {
            return missed.apply(it);
        }
        if (this instanceof GatewayLink it) {
            return gateway.apply(it);
        }
        if (this instanceof GatewayLogIn it) {
            return logIn.apply(it);
        }
        return refused.apply((LinkRefused) this);
    }
}
