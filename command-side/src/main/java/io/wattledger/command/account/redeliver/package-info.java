/**
 * Trying again to put on a meter what was sold and did not arrive.
 */
@NullMarked
package io.wattledger.command.account.redeliver;

import org.jspecify.annotations.NullMarked;
