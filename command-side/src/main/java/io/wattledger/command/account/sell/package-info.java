/**
 * Selling credit.
 */
@NullMarked
package io.wattledger.command.account.sell;

import org.jspecify.annotations.NullMarked;
