/**
 * Entering a building of a site.
 */
@NullMarked
package io.wattledger.command.structure.building;

import org.jspecify.annotations.NullMarked;
