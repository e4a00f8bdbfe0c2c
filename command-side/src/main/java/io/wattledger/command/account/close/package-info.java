/**
 * Closing an account: each of its meters is cleared once what is in flight there is settled, then the rest is paid out or owed. All steps
 * that need nobody follow in the transaction of the fact that makes them possible, so that a crash leaves none half done.
 */
@NullMarked
package io.wattledger.command.account.close;

import org.jspecify.annotations.NullMarked;
