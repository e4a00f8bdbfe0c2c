/**
 * REST for the keys of gateways.
 */
@NullMarked
package io.wattledger.command.gateway.key.web;

import org.jspecify.annotations.NullMarked;
