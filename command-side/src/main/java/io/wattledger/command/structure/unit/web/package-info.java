/**
 * REST for entering units.
 */
@NullMarked
package io.wattledger.command.structure.unit.web;

import org.jspecify.annotations.NullMarked;
