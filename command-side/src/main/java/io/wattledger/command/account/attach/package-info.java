/**
 * Bringing one more meter under an account: as at its opening, the tariff is ordered and then the purse opened.
 */
@NullMarked
package io.wattledger.command.account.attach;

import org.jspecify.annotations.NullMarked;
