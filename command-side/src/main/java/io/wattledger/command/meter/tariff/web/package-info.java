/**
 * REST for pushing tariffs to meters.
 */
@NullMarked
package io.wattledger.command.meter.tariff.web;

import org.jspecify.annotations.NullMarked;
