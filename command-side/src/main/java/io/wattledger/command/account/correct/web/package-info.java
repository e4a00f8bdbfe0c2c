/**
 * REST for correcting a mistaken sale or refund.
 */
@NullMarked
package io.wattledger.command.account.correct.web;

import org.jspecify.annotations.NullMarked;
