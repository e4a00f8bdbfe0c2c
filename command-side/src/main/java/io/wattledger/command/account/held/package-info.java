/**
 * Accounts whose balance we hold, in the field: which of their readings count, and who rules their relays.
 */
@NullMarked
package io.wattledger.command.account.held;

import org.jspecify.annotations.NullMarked;
