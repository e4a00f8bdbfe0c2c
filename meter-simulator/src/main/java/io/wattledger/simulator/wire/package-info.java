/** Simulated gateways on real sockets: frames, one exchange at a time per bus, wire time, and the faults of the line. */
@NullMarked
package io.wattledger.simulator.wire;

import org.jspecify.annotations.NullMarked;
