package io.wattledger.command.web;

import io.wattledger.kernel.money.Money;

/** Reads money that may be negative: a difference adopted, not an amount paid. */
public final class SignedMoney extends TextDeserializer<Money> {

    /** For Jackson. */
    public SignedMoney() {
        super(Money.class, Money::parse);
    }
}
