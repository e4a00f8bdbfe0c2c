/**
 * Releasing a meter from quarantine, once two people agree.
 */
@NullMarked
package io.wattledger.command.account.release;

import org.jspecify.annotations.NullMarked;
