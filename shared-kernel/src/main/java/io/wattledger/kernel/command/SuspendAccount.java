package io.wattledger.kernel.command;

import io.wattledger.kernel.id.AccountId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Let an account rest: no sales, and its relays open.
 *
 * @param accountId the account
 * @param reason why
 */
public record SuspendAccount(@TargetAggregateIdentifier AccountId accountId, String reason) {}
