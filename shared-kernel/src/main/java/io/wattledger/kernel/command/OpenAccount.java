package io.wattledger.kernel.command;

import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.UnitId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Open an account over meters of a unit.
 *
 * @param accountId its new identity
 * @param unitId the unit
 * @param customer whose it is
 * @param balanceHeld where the balance lives
 * @param meters the meters, one at least
 */
public record OpenAccount(
        @TargetAggregateIdentifier AccountId accountId,
        UnitId unitId,
        CustomerDetails customer,
        BalanceHeld balanceHeld,
        List<MeterAttachment> meters) {}
