/**
 * Gateways: the data concentrators through which meters are reached.
 */
@NullMarked
package io.wattledger.command.gateway;

import org.jspecify.annotations.NullMarked;
