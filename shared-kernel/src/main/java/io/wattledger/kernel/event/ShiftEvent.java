package io.wattledger.kernel.event;

import io.wattledger.kernel.id.ShiftId;

/** Facts about cashiers' shifts. */
public sealed interface ShiftEvent extends DomainEvent permits ShiftOpened, ReceiptEntered, CashWithdrawn, ShiftClosed {
    /** The shift concerned. */
    ShiftId shiftId();
}
