/**
 * The way of the events into the read models: in which order they come, how far each processor has come, and what is done when the
 * read store does not fit the event store.
 */
@NullMarked
package io.wattledger.query.feed;

import org.jspecify.annotations.NullMarked;
