package io.wattledger.kernel.event;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.tariff.TariffPlan;
import java.time.Instant;

/**
 * Somebody ordered a version of a tariff plan onto the meter.
 *
 * @param meterId the meter
 * @param siteId its site
 * @param operationId the device operation
 * @param tariffId the tariff plan
 * @param version its version, as the meter keeps it
 * @param plan the prices of that version
 * @param activateAt when the prices begin to count
 * @param deliverBy after this instant the order expires unsent
 */
@EventName("meter.tariff-ordered")
public record TariffOrdered(
        MeterId meterId,
        SiteId siteId,
        OperationId operationId,
        TariffId tariffId,
        int version,
        TariffPlan plan,
        Instant activateAt,
        Instant deliverBy)
        implements MeterEvent {}
