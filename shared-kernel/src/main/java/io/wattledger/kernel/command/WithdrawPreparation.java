package io.wattledger.kernel.command;

import io.wattledger.kernel.id.AccountId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Give up an account that was laid down and not opened.
 *
 * @param accountId the account
 * @param reason why
 */
public record WithdrawPreparation(@TargetAggregateIdentifier AccountId accountId, String reason) {}
