/**
 * Queries about meters: the state wall, one meter, its readings.
 */
@NullMarked
package io.wattledger.query.meter.web;

import org.jspecify.annotations.NullMarked;
