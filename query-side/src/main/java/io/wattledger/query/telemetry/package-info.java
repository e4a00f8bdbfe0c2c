/**
 * What polling finds, kept beside the read models and not made from events: the current state of every meter and gateway, and readings
 * in buckets of an hour.
 */
@NullMarked
package io.wattledger.query.telemetry;

import org.jspecify.annotations.NullMarked;
