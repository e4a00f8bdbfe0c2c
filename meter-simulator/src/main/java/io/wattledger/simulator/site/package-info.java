/** What a simulated site consists of, as plain data that a test, a demo or a person can read: buildings, units, gateways, buses, meters. */
@NullMarked
package io.wattledger.simulator.site;

import org.jspecify.annotations.NullMarked;
