package io.wattledger.kernel.command;

import io.wattledger.kernel.id.AccountId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * End the suspension of an account.
 *
 * @param accountId the account
 * @param reason why
 */
public record ResumeAccount(@TargetAggregateIdentifier AccountId accountId, String reason) {}
