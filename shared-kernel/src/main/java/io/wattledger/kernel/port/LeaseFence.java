package io.wattledger.kernel.port;

import io.wattledger.kernel.id.GatewayId;

/**
 * Proof that a process owns a gateway: a number that only grows, checked in the transaction that stores an intent, so that an owner that was away too long cannot act.
 *
 * @param gatewayId the gateway owned
 * @param fence the number given at acquisition
 */
public record LeaseFence(GatewayId gatewayId, long fence) {}
