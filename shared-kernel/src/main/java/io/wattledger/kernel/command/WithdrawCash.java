package io.wattledger.kernel.command;

import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Take cash out of a till into the safe. Answers with a {@link TillCount}.
 *
 * @param shiftId the shift
 * @param amount how much
 * @param reason why, or where to
 * @param withdrawnBy who takes it
 * @param supervising whether that person may do so in the shift of somebody else
 */
public record WithdrawCash(
        @TargetAggregateIdentifier ShiftId shiftId,
        Money amount,
        String reason,
        OperatorId withdrawnBy,
        boolean supervising) {}
