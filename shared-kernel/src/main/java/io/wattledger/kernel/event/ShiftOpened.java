package io.wattledger.kernel.event;

import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * A cashier began a shift with this much cash in the till.
 *
 * @param shiftId the shift
 * @param siteId its site
 * @param operatorId the cashier
 * @param openingFloat the cash in the till
 * @param at when
 */
@EventName("shift.opened")
public record ShiftOpened(ShiftId shiftId, SiteId siteId, OperatorId operatorId, Money openingFloat, Instant at)
        implements ShiftEvent {}
