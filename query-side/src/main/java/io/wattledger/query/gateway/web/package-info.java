/**
 * Queries about gateways.
 */
@NullMarked
package io.wattledger.query.gateway.web;

import org.jspecify.annotations.NullMarked;
