/**
 * Fixed fees of accounts whose balance we hold, charged for each business month when it begins.
 */
@NullMarked
package io.wattledger.command.account.fee;

import org.jspecify.annotations.NullMarked;
