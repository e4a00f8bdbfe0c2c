/**
 * Security at the edge: the filter chain, sessions over REST, rules that endpoints declare.
 */
@NullMarked
package io.wattledger.command.security.web;

import org.jspecify.annotations.NullMarked;
