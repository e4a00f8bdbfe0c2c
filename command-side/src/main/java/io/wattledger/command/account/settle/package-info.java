/**
 * Settling an outcome that the meter cannot tell, once two people agree.
 */
@NullMarked
package io.wattledger.command.account.settle;

import org.jspecify.annotations.NullMarked;
