/**
 * REST for paying out a refund.
 */
@NullMarked
package io.wattledger.command.account.payout.web;

import org.jspecify.annotations.NullMarked;
