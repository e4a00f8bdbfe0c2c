/**
 * What this process owns in the field: gateways by lease, their buses, and the desk of each bus that turns open work into jobs.
 */
@NullMarked
package io.wattledger.adapter.fleet;

import org.jspecify.annotations.NullMarked;
