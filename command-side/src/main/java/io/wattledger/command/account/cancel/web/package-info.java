/**
 * REST for withdrawing what was never sent, and for handing back undelivered money.
 */
@NullMarked
package io.wattledger.command.account.cancel.web;

import org.jspecify.annotations.NullMarked;
