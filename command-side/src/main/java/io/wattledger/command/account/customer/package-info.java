/**
 * Putting right the name or telephone number of an account's owner.
 */
@NullMarked
package io.wattledger.command.account.customer;

import org.jspecify.annotations.NullMarked;
