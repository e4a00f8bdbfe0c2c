package io.wattledger.adapter.fleet;

import io.wattledger.adapter.link.Lines;
import io.wattledger.kernel.port.Observations;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What all gateways of this process share.
 *
 * @param lines makes lines
 * @param commandSide permits and hears
 * @param observations takes in what polling finds
 * @param clock the time of day
 * @param random spreads pauses; safe to use from any thread
 * @param settings how to go about it
 */
public record Field(
        Lines lines,
        CommandSide commandSide,
        Observations observations,
        InstantSource clock,
        RandomGenerator random,
        FleetSettings settings) {}
