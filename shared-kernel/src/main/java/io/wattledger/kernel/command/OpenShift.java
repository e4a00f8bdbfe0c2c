package io.wattledger.kernel.command;

import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Begin a shift.
 *
 * @param shiftId its new identity
 * @param siteId the site
 * @param operatorId whose shift it is
 * @param openingFloat the cash in the till
 */
public record OpenShift(
        @TargetAggregateIdentifier ShiftId shiftId, SiteId siteId, OperatorId operatorId, Money openingFloat) {}
