/**
 * Old debts: entering them, and giving them up.
 */
@NullMarked
package io.wattledger.command.account.debt;

import org.jspecify.annotations.NullMarked;
