/**
 * Opening an account over meters of a unit.
 */
@NullMarked
package io.wattledger.command.account.open;

import org.jspecify.annotations.NullMarked;
