package io.wattledger.kernel.event;

import io.wattledger.kernel.device.WriteEvidence;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * The meter refused the order.
 *
 * @param meterId the meter
 * @param siteId its site
 * @param operationId the device operation
 * @param code Modbus exception or reason, such as exception-03
 * @param evidence the frames that prove it
 * @param at when
 */
@EventName("meter.order-refused")
public record OrderRefused(
        MeterId meterId, SiteId siteId, OperationId operationId, String code, WriteEvidence evidence, Instant at)
        implements MeterEvent {}
