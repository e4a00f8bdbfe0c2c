/**
 * REST for taking cash out of a till.
 */
@NullMarked
package io.wattledger.command.shift.withdraw.web;

import org.jspecify.annotations.NullMarked;
