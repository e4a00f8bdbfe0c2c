/**
 * Accounts and the money ledger of each of their meters. Deciding happens in the rooms below, one for each use case.
 */
@NullMarked
package io.wattledger.command.account;

import org.jspecify.annotations.NullMarked;
