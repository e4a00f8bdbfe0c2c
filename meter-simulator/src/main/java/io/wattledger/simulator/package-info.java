/**
 * Simulated gateways and {@code ref-prepaid-v1} meters on real sockets, for tests, demonstrations and measurements.
 *
 * <pre>{@code
 * try (SimulatedSite site = SimulatedSite.builder()
 *         .description(SiteDescription.singleBus(LinkKind.RTU_OVER_TCP, "202600000001", "202600000002"))
 *         .timeFactor(0)                    // nothing is consumed
 *         .start()) {
 *     int port = site.bus(0).port();        // unit ids are 1 and 2
 *     SimulatedMeter meter = site.meter("202600000001");
 *     meter.openOnSite(10_000);             // or write mailbox operation 4
 *     meter.faults().next(2, Traffic.MONEY_WRITES, FaultKind.RESPONSE_LOST);
 *     site.faults().rate(FaultKind.WRONG_CRC, 0.1);
 *     ...
 *     meter.balanceMicroYuan(); meter.count(); meter.appliedMoneyOperations(); meter.moneyWritesOnWire();
 * }
 * }</pre>
 *
 * A site runs from a plain {@link io.wattledger.simulator.site.SiteDescription}; {@link SimulatedSite#description()} gives it back with the real ports, which
 * is what a demo needs to register everything. {@link io.wattledger.simulator.site.CampusSite} describes a ready-made campus of 324 meters. Simulated time is
 * the injected clock times a whole factor. Gateways with the link {@code SECURE_DIAL_IN} dial once {@link SimulatedSite#gateway} is told where, and with which
 * key. With a memory folder the meters survive a kill of the process.
 */
@NullMarked
package io.wattledger.simulator;

import org.jspecify.annotations.NullMarked;
