/**
 * Adjusting a balance that we hold: two people decide.
 */
@NullMarked
package io.wattledger.command.account.adjust;

import org.jspecify.annotations.NullMarked;
