/**
 * Cashiers' shifts and the receipts in them.
 */
@NullMarked
package io.wattledger.query.shift;

import org.jspecify.annotations.NullMarked;
