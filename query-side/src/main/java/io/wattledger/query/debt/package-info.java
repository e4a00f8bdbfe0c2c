/**
 * Old debts, and what is left of them.
 */
@NullMarked
package io.wattledger.query.debt;

import org.jspecify.annotations.NullMarked;
