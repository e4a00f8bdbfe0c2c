/**
 * Queries about old debts.
 */
@NullMarked
package io.wattledger.query.debt.web;

import org.jspecify.annotations.NullMarked;
