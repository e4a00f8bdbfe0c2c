package io.wattledger.kernel.command;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Settle what a meter that no longer answers is taken to hold; sent when a second person agreed.
 *
 * @param accountId the account
 * @param meterId the meter
 * @param balance the balance to be taken for true, negative when overdrawn
 * @param reading the total energy to be taken for true, secondary side
 * @param reason why the meter cannot be waited for
 * @param evidence what the estimate relies on
 * @param approvalId the approval
 */
public record EstimateSettlement(
        @TargetAggregateIdentifier AccountId accountId,
        MeterId meterId,
        Money balance,
        Energy reading,
        String reason,
        String evidence,
        ApprovalId approvalId) {}
