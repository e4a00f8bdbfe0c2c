/**
 * The list of open device operations, written in the transactions of the events that open, advance and end them.
 */
@NullMarked
package io.wattledger.command.work;

import org.jspecify.annotations.NullMarked;
