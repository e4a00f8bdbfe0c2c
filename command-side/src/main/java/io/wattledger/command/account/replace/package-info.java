/**
 * Replacing a meter: what the old one held, by its own last record or by an estimate of two people, opens the new one.
 */
@NullMarked
package io.wattledger.command.account.replace;

import org.jspecify.annotations.NullMarked;
