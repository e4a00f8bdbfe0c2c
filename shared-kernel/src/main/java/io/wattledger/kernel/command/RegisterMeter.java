package io.wattledger.kernel.command;

import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.UnitId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Enter a meter.
 *
 * @param meterId its new identity
 * @param serialNumber the number on its plate
 * @param profile name of its profile
 * @param phases 1 or 3
 * @param gatewayId the gateway
 * @param bus the bus on it
 * @param unitAddress Modbus unit id
 * @param installedUnitId the unit supplied, if installed
 * @param ptRatio voltage transformer ratio
 * @param ctRatio current transformer ratio
 */
public record RegisterMeter(
        @TargetAggregateIdentifier MeterId meterId,
        SerialNumber serialNumber,
        String profile,
        int phases,
        GatewayId gatewayId,
        int bus,
        int unitAddress,
        @Nullable UnitId installedUnitId,
        int ptRatio,
        int ctRatio) {}
