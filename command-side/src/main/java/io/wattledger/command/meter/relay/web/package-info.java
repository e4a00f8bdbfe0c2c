/**
 * REST for relay control.
 */
@NullMarked
package io.wattledger.command.meter.relay.web;

import org.jspecify.annotations.NullMarked;
