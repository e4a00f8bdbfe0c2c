/**
 * REST for entering gateways.
 */
@NullMarked
package io.wattledger.command.gateway.register.web;

import org.jspecify.annotations.NullMarked;
