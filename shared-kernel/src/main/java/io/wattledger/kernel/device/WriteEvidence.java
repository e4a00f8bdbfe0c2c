package io.wattledger.kernel.device;

import io.wattledger.kernel.id.GatewayId;
import org.jspecify.annotations.Nullable;

/**
 * Where the proof of a write's outcome comes from, so that an auditor can follow it to the wire.
 *
 * @param gatewayId the gateway that carried it
 * @param bus the bus on that gateway
 * @param attempt which attempt of the operation, from 1
 * @param requestSha256 hash of the request frame, hexadecimal; absent if nothing was written in this visit
 * @param replySha256 hash of its reply, hexadecimal; absent if none came
 * @param readBackSha256 hash of the frame that was read back, hexadecimal; absent if none came
 */
public record WriteEvidence(
        GatewayId gatewayId,
        int bus,
        int attempt,
        @Nullable String requestSha256,
        @Nullable String replySha256,
        @Nullable String readBackSha256) {}
