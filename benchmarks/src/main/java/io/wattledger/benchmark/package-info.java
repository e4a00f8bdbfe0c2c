/**
 * Measured comparisons with named peers: one command prints one table.
 */
@NullMarked
package io.wattledger.benchmark;

import org.jspecify.annotations.NullMarked;
