/** What can go wrong on a simulated bus, and who decides when: scripts ("the next two money writes") before seeded rates. */
@NullMarked
package io.wattledger.simulator.fault;

import org.jspecify.annotations.NullMarked;
