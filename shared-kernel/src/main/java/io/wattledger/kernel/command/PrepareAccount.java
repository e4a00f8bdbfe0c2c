package io.wattledger.kernel.command;

import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.account.PlannedMeter;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.UnitId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Lay down an account, to be opened later.
 *
 * @param accountId its new identity
 * @param unitId the unit
 * @param customer whose it is to be
 * @param balanceHeld where the balance is to live
 * @param meters the meters, one at least
 */
public record PrepareAccount(
        @TargetAggregateIdentifier AccountId accountId,
        UnitId unitId,
        CustomerDetails customer,
        BalanceHeld balanceHeld,
        List<PlannedMeter> meters) {}
