package io.wattledger.kernel.command;

import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Count the till and end the shift. Answers with a {@link TillCount}.
 *
 * @param shiftId the shift
 * @param counted the cash found
 * @param note what there is to say about it; absent if nothing
 * @param closedBy who closes it
 * @param supervising whether that person may do so for the shift of somebody else
 */
public record CloseShift(
        @TargetAggregateIdentifier ShiftId shiftId,
        Money counted,
        @Nullable String note,
        OperatorId closedBy,
        boolean supervising) {}
