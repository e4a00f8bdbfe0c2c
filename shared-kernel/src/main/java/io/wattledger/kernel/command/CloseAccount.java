package io.wattledger.kernel.command;

import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.id.AccountId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Close an account; or, where a meter could not be cleared, order its clearing again.
 *
 * @param accountId the account
 * @param reason why
 * @param relay who shall rule the relays of its meters afterwards; no forced close
 */
public record CloseAccount(@TargetAggregateIdentifier AccountId accountId, String reason, RelayMode relay) {}
