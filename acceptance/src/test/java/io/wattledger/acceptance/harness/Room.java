package io.wattledger.acceptance.harness;

import io.wattledger.simulator.SimulatedBus;
import io.wattledger.simulator.SimulatedMeter;
import io.wattledger.simulator.meter.MeterImage;

/**
 * A unit with an account over its meter, and the meter itself; several share an account where a campus has only one.
 *
 * @param unitId the unit
 * @param gatewayId the gateway behind which the meter hangs
 * @param meterId the meter
 * @param accountId the account
 * @param openingId the operation that opened the account on the meter
 * @param bus the simulated bus
 * @param meter the simulated meter
 * @param before what the meter remembered before its account was opened
 * @param pricePerKwh active price, 0.0001 CNY/kWh
 */
public record Room(
        String unitId,
        String gatewayId,
        String meterId,
        String accountId,
        String openingId,
        SimulatedBus bus,
        SimulatedMeter meter,
        MeterImage before,
        long pricePerKwh) {}
