/**
 * Laying accounts down before they are needed, so that one click opens them.
 */
@NullMarked
package io.wattledger.command.account.prepare;

import org.jspecify.annotations.NullMarked;
