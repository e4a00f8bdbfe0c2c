/**
 * Accounts and their purses: what was sold, what is on its way, what is on the meter; never one number.
 */
@NullMarked
package io.wattledger.query.account;

import org.jspecify.annotations.NullMarked;
