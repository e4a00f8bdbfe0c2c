package io.wattledger.kernel.account;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.wattledger.kernel.money.Money;

/** How much of a sale goes towards an old debt. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Instalment.ShareOfSale.class, name = "SHARE_OF_SALE"),
    @JsonSubTypes.Type(value = Instalment.PerSale.class, name = "PER_SALE"),
    @JsonSubTypes.Type(value = Instalment.PerMonth.class, name = "PER_MONTH")
})
public sealed interface Instalment {

    /** Half of every sale: for a debt about which nothing was agreed. */
    Instalment USUAL = new ShareOfSale(500);

    /**
     * What is due with a sale, never negative; what is owed and what the payment leaves room for bound it further.
     *
     * @param paid what the customer pays
     * @param thisMonth what went towards the debt in this month already
     */
    Money dueOf(Money paid, Money thisMonth);

    /**
     * A share of every sale, rounded down to the fen.
     *
     * @param permille thousandths of what is paid, 1 to 1000
     */
    record ShareOfSale(int permille) implements Instalment {

        private static final int WHOLE = 1000;

        @Override
        public Money dueOf(Money paid, Money thisMonth) {
            return Money.ofFen(Math.multiplyExact(paid.fen(), permille) / WHOLE);
        }
    }

    /**
     * The same of every sale.
     *
     * @param amount how much
     */
    record PerSale(Money amount) implements Instalment {

        @Override
        public Money dueOf(Money paid, Money thisMonth) {
            return amount;
        }
    }

    /**
     * So much in every month, of as many sales as it takes.
     *
     * @param amount how much
     */
    record PerMonth(Money amount) implements Instalment {

        @Override
        public Money dueOf(Money paid, Money thisMonth) {
            return amount.exceeds(thisMonth) ? amount.minus(thisMonth) : Money.ZERO;
        }
    }
}
