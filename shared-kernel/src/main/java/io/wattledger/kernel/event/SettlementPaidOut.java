package io.wattledger.kernel.event;

import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * What the meters of a closed account held was handed to the customer.
 *
 * @param accountId the account
 * @param siteId its site
 * @param amount the amount
 * @param paymentMethod how
 * @param receiptNumber gap-free number within the site
 * @param at when
 */
@EventName("account.settlement-paid-out")
public record SettlementPaidOut(
        AccountId accountId, SiteId siteId, Money amount, PaymentMethod paymentMethod, long receiptNumber, Instant at)
        implements AccountEvent {}
