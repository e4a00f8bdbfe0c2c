/**
 * The facts of an account's money, one document each: what statements and reports add up.
 */
@NullMarked
package io.wattledger.query.ledger;

import org.jspecify.annotations.NullMarked;
