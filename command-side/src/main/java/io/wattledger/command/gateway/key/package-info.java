/**
 * The keys with which gateways log in: a new one in place of another, and the news of its first use.
 */
@NullMarked
package io.wattledger.command.gateway.key;

import org.jspecify.annotations.NullMarked;
