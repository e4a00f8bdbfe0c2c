package io.wattledger.kernel.command;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Release a meter from quarantine; sent when a second person agreed.
 *
 * @param accountId the account
 * @param meterId the meter
 * @param baseCount count from which the ledger goes on
 * @param adoptedAdjustment balance difference adopted, signed
 * @param reason why
 * @param approvalId the approval
 */
public record ReleaseMeter(
        @TargetAggregateIdentifier AccountId accountId,
        MeterId meterId,
        int baseCount,
        Money adoptedAdjustment,
        String reason,
        ApprovalId approvalId) {}
