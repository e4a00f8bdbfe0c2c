/**
 * The event store: how facts are written as rows that are chained by hashes, read back, verified, and followed by those who wait for
 * new ones.
 */
@NullMarked
package io.wattledger.app.eventstore;

import org.jspecify.annotations.NullMarked;
