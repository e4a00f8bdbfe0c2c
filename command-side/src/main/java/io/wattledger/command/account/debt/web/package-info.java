/**
 * REST for old debts.
 */
@NullMarked
package io.wattledger.command.account.debt.web;

import org.jspecify.annotations.NullMarked;
