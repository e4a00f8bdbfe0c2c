/**
 * Reversing one mistaken sale or refund.
 */
@NullMarked
package io.wattledger.command.account.correct;

import org.jspecify.annotations.NullMarked;
