/**
 * REST for cashing up.
 */
@NullMarked
package io.wattledger.command.shift.close.web;

import org.jspecify.annotations.NullMarked;
