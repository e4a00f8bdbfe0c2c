/**
 * Entering a gateway and its buses.
 */
@NullMarked
package io.wattledger.command.gateway.register;

import org.jspecify.annotations.NullMarked;
