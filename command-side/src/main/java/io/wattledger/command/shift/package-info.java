/**
 * Cashiers' shifts: what is in a till, and who has it.
 */
@NullMarked
package io.wattledger.command.shift;

import org.jspecify.annotations.NullMarked;
