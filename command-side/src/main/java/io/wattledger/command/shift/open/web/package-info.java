/**
 * REST for beginning a shift.
 */
@NullMarked
package io.wattledger.command.shift.open.web;

import org.jspecify.annotations.NullMarked;
