/**
 * REST for credit transfers.
 */
@NullMarked
package io.wattledger.command.account.transfer.web;

import org.jspecify.annotations.NullMarked;
