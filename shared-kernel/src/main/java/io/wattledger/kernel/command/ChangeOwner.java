package io.wattledger.kernel.command;

import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.account.OwnerSettlement;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.OperatorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Let an account pass to another person.
 *
 * @param accountId the account
 * @param customer who that is
 * @param settlement what becomes of the money
 * @param reason why
 * @param requestedBy who asks
 */
public record ChangeOwner(
        @TargetAggregateIdentifier AccountId accountId,
        CustomerDetails customer,
        OwnerSettlement settlement,
        String reason,
        OperatorId requestedBy) {}
