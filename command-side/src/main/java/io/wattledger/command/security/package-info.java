/**
 * Who may come in: roles, passwords, log-ins and their throttling, access tokens, the log of refusals.
 */
@NullMarked
package io.wattledger.command.security;

import org.jspecify.annotations.NullMarked;
