/**
 * The life of an order that sets a state, from the permission to send it to its outcome.
 */
@NullMarked
package io.wattledger.command.meter.order;

import org.jspecify.annotations.NullMarked;
