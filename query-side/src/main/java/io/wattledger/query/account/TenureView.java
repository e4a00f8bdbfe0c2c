package io.wattledger.query.account;

import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.account.Tenure;
import io.wattledger.kernel.id.AccountId;
import java.time.Instant;

/**
 * The time in which an account is in the hands of one owner.
 *
 * @param number counted from 1 within the account, not without gaps
 * @param customer the owner's name and telephone number, still sealed
 * @param since when it began
 * @param place place in the account's stream of the event that began it: what lies before belongs to earlier owners
 */
public record TenureView(int number, SealedPersonalData customer, Instant since, long place) {

    /** The key under which the owner's data lie. */
    public Tenure of(AccountId account) {
        return new Tenure(account, number);
    }

    /**
     * Places in an account's stream.
     *
     * @param from the first one
     * @param to the first one after them
     */
    public record Span(long from, long to) {

        /** All places. */
        public static final Span ALL = new Span(0, Long.MAX_VALUE);
    }

    TenureView with(SealedPersonalData changed) {
        return new TenureView(number, changed, since, place);
    }
}
