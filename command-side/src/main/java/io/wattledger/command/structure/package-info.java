/**
 * Sites, buildings and units: where meters supply. Each use case has a room of its own below.
 */
@NullMarked
package io.wattledger.command.structure;

import org.jspecify.annotations.NullMarked;
