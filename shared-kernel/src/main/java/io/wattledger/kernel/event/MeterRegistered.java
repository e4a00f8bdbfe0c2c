package io.wattledger.kernel.event;

import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A meter was entered.
 *
 * @param meterId the meter
 * @param siteId its site
 * @param serialNumber the number on its plate
 * @param profile name of the profile it speaks
 * @param phases 1 or 3
 * @param gatewayId the gateway behind which it hangs
 * @param bus the bus on that gateway
 * @param unitAddress Modbus unit id on that bus, 1 to 247
 * @param installedUnitId the unit that it supplies, if installed
 * @param ptRatio voltage transformer ratio
 * @param ctRatio current transformer ratio
 */
@EventName("meter.registered")
public record MeterRegistered(
        MeterId meterId,
        SiteId siteId,
        SerialNumber serialNumber,
        String profile,
        int phases,
        GatewayId gatewayId,
        int bus,
        int unitAddress,
        @Nullable UnitId installedUnitId,
        int ptRatio,
        int ctRatio)
        implements MeterEvent {}
