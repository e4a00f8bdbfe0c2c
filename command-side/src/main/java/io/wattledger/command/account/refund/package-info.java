/**
 * Taking credit off a meter: with one person up to a limit, with two above it.
 */
@NullMarked
package io.wattledger.command.account.refund;

import org.jspecify.annotations.NullMarked;
