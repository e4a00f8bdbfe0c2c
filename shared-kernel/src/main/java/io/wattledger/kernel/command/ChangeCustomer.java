package io.wattledger.kernel.command;

import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.id.AccountId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Put right the name or telephone number of an account's owner.
 *
 * @param accountId the account
 * @param customer both, as they are to be
 */
public record ChangeCustomer(@TargetAggregateIdentifier AccountId accountId, CustomerDetails customer) {}
