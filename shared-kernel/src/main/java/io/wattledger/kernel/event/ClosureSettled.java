package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * All meters of an account that is being closed are cleared or estimated, so that it is known what is left.
 *
 * @param accountId the account
 * @param siteId its site
 * @param balance the sum of what its meters held; to be paid out, or where it is negative the customer's debt
 * @param at when
 */
@EventName("account.closure-settled")
public record ClosureSettled(AccountId accountId, SiteId siteId, Money balance, Instant at) implements AccountEvent {}
