package io.wattledger.kernel.command;

import io.wattledger.kernel.id.AccountId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Open an account that was laid down, as it was laid down.
 *
 * @param accountId the account
 */
public record OpenPreparedAccount(@TargetAggregateIdentifier AccountId accountId) {}
