package io.wattledger.command.web;

import io.wattledger.kernel.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * An amount of money in a request, or all that there is.
 *
 * @param fixed the amount; absent for all
 */
@JsonDeserialize(using = AmountOrAll.Reader.class)
public record AmountOrAll(@Nullable Money fixed) {

    private static final String ALL = "ALL";

    /** How an amount, or all of it, is answered. */
    public static String text(@Nullable Money amount) {
        return amount == null ? ALL : amount.toString();
    }

    /** Reads the word or an amount paid. */
    static final class Reader extends TextDeserializer<AmountOrAll> {

        Reader() {
            super(AmountOrAll.class, text -> new AmountOrAll(text.equals(ALL) ? null : WireJson.moneyPaid(text)));
        }
    }
}
