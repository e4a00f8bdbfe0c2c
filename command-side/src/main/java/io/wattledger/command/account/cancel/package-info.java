/**
 * Withdrawing a money write of which nothing was sent, and handing back money that did not reach its meter.
 */
@NullMarked
package io.wattledger.command.account.cancel;

import org.jspecify.annotations.NullMarked;
