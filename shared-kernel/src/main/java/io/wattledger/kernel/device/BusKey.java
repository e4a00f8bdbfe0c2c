package io.wattledger.kernel.device;

import io.wattledger.kernel.id.GatewayId;

/**
 * Names one bus of one gateway: the unit of concurrency in the field.
 *
 * @param gatewayId the gateway
 * @param bus the bus's number within it
 */
public record BusKey(GatewayId gatewayId, int bus) {}
