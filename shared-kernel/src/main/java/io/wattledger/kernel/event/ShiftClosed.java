package io.wattledger.kernel.event;

import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A shift ended and its till was counted.
 *
 * @param shiftId the shift
 * @param siteId its site
 * @param expected opening float + cash in - cash out - cash withdrawn
 * @param counted the cash found
 * @param difference counted - expected: negative where cash is missing
 * @param note what the cashier says about it; absent where nothing was said
 * @param closedBy who closed it
 * @param at when
 */
@EventName("shift.closed")
public record ShiftClosed(
        ShiftId shiftId,
        SiteId siteId,
        Money expected,
        Money counted,
        Money difference,
        @Nullable String note,
        OperatorId closedBy,
        Instant at)
        implements ShiftEvent {}
