/** The meters' non-volatile memory: one append-only journal of whole meter images per site. */
@NullMarked
package io.wattledger.simulator.memory;

import org.jspecify.annotations.NullMarked;
