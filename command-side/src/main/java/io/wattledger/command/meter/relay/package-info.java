/**
 * Ordering who rules a relay, and ending forced modes when their time is over.
 */
@NullMarked
package io.wattledger.command.meter.relay;

import org.jspecify.annotations.NullMarked;
