/**
 * Connections to buses: dialling, re-dialling, one request in flight, its timeout, and the quiet time after a missing reply. What an
 * exchange came to is a {@link io.wattledger.adapter.link.BusAnswer}; a missing reply is silence, never a failure.
 */
@NullMarked
package io.wattledger.adapter.link;

import org.jspecify.annotations.NullMarked;
