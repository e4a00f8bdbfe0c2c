package io.wattledger.simulator;

import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.meter.MoneyOrder;
import java.util.Optional;

/**
 * A frame to a meter's money mailbox that was on the bus, whether or not it reached the meter.
 *
 * @param order what it asked for
 * @param fault what went wrong with this exchange, if anything
 */
public record MoneyWriteOnWire(MoneyOrder order, Optional<FaultKind> fault) {}
