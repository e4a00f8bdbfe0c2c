/**
 * Letting an account rest, and ending that.
 */
@NullMarked
package io.wattledger.command.account.suspend;

import org.jspecify.annotations.NullMarked;
