package io.wattledger.kernel.event;

import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * Cash was taken out of the till into the safe, while the shift goes on.
 *
 * @param shiftId the shift
 * @param siteId its site
 * @param amount how much
 * @param reason why, or where to
 * @param withdrawnBy who took it
 * @param at when
 */
@EventName("shift.cash-withdrawn")
public record CashWithdrawn(
        ShiftId shiftId, SiteId siteId, Money amount, String reason, OperatorId withdrawnBy, Instant at)
        implements ShiftEvent {}
