/**
 * Polling: the fast block of every meter at each interval, the full block now and then, and what silence means. Finds go out as
 * observations, in batches.
 */
@NullMarked
package io.wattledger.adapter.poll;

import org.jspecify.annotations.NullMarked;
