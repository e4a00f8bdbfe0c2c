/**
 * Handing the money of a refund to the customer, once the meter shows that the credit is off.
 */
@NullMarked
package io.wattledger.command.account.payout;

import org.jspecify.annotations.NullMarked;
