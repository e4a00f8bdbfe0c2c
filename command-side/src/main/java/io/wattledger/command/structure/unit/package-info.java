/**
 * Entering a unit, a shop or room, of a building.
 */
@NullMarked
package io.wattledger.command.structure.unit;

import org.jspecify.annotations.NullMarked;
