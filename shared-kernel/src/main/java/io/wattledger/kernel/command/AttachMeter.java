package io.wattledger.kernel.command;

import io.wattledger.kernel.id.AccountId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Bring one more meter under an account.
 *
 * @param accountId the account
 * @param meter the meter
 */
public record AttachMeter(@TargetAggregateIdentifier AccountId accountId, MeterAttachment meter) {}
