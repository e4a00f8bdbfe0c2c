package io.wattledger.command.account;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;

/**
 * Where credit is to go that is being taken off a meter.
 *
 * @param toMeterId the meter that receives it
 * @param forwardOperationId the operation that will put it there
 */
public record Transfer(MeterId toMeterId, OperationId forwardOperationId) {}
