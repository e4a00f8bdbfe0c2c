/**
 * The speed of the ledger: sales, replay and history, beside a plain Axon engine and beside what the disk allows at all.
 */
@NullMarked
package io.wattledger.benchmark.ledger;

import org.jspecify.annotations.NullMarked;
