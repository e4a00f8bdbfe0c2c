/**
 * Queries about accounts: who, balance, ledger, statement.
 */
@NullMarked
package io.wattledger.query.account.web;

import org.jspecify.annotations.NullMarked;
