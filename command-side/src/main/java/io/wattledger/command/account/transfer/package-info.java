/**
 * Moving credit from one meter of an account to another: off the one first, and only then onto the other.
 */
@NullMarked
package io.wattledger.command.account.transfer;

import org.jspecify.annotations.NullMarked;
