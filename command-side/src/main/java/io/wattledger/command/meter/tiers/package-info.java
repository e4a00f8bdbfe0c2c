/**
 * Ordering where a meter goes on within the tiers, when it takes the place of another.
 */
@NullMarked
package io.wattledger.command.meter.tiers;

import org.jspecify.annotations.NullMarked;
