/**
 * The side that shows: read models made from events, the queries that answer from them, the live stream, audit and replay, and telemetry.
 */
@NullMarked
package io.wattledger.query;

import org.jspecify.annotations.NullMarked;
