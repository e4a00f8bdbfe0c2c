package io.wattledger.command.directory;

import io.wattledger.kernel.id.OperationId;

/** In which shifts the money of sales was taken, as new as the last committed event. */
@FunctionalInterface
public interface SaleShifts {

    /** Whether the money was taken in a shift whose till was counted since. */
    boolean isCashedUp(OperationId sale);
}
