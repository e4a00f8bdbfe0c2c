package io.wattledger.kernel.command;

import io.wattledger.kernel.money.Money;

/**
 * The cash of a shift, as the ledger has it.
 *
 * @param expected opening float + cash in - cash out - cash withdrawn
 */
public record TillCount(Money expected) {}
