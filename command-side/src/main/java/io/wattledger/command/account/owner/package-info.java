/**
 * Letting an account pass to another person, with its money or without.
 */
@NullMarked
package io.wattledger.command.account.owner;

import org.jspecify.annotations.NullMarked;
