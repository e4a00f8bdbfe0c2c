/**
 * Gateways and their links as people see them.
 */
@NullMarked
package io.wattledger.query.gateway;

import org.jspecify.annotations.NullMarked;
