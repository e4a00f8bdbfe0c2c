package io.wattledger.kernel.event;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;

/**
 * A newer order of the same kind took the place of this one.
 *
 * @param meterId the meter
 * @param siteId its site
 * @param operationId the device operation
 * @param supersededBy the newer order
 */
@EventName("meter.order-superseded")
public record OrderSuperseded(MeterId meterId, SiteId siteId, OperationId operationId, OperationId supersededBy)
        implements MeterEvent {}
