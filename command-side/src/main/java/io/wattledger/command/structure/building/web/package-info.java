/**
 * REST for entering buildings.
 */
@NullMarked
package io.wattledger.command.structure.building.web;

import org.jspecify.annotations.NullMarked;
