/**
 * Words of accounts and their money.
 */
@NullMarked
package io.wattledger.kernel.account;

import org.jspecify.annotations.NullMarked;
