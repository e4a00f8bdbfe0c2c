package io.wattledger.kernel.account;

import io.wattledger.kernel.id.AccountId;

/**
 * An account in the hands of one owner. Each has a key of its own for its owner's personal data, so that one owner can be erased and
 * the next one stays.
 *
 * @param accountId the account
 * @param number counted from 1 within the account; not without gaps, since a change of owner may come to nothing
 */
public record Tenure(AccountId accountId, int number) {

    private static final int FIRST = 1;

    /** The tenure of whoever the account was opened for. */
    public static Tenure first(AccountId account) {
        return new Tenure(account, FIRST);
    }

    /** The name of its key: the account's own for the first one. A slash occurs in no identity. */
    public String keyName() {
        return number == FIRST ? accountId.value() : accountId.value() + "/" + number;
    }
}
