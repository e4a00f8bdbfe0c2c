/**
 * REST for entering meters.
 */
@NullMarked
package io.wattledger.command.meter.register.web;

import org.jspecify.annotations.NullMarked;
