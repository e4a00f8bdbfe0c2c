package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * Money that did not reach the meter is tried again by a new operation, on the same meter or another one of the account.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter that is to receive it
 * @param operationId the new device operation
 * @param originalOperationId the sale that was not delivered
 * @param originalMeterId the meter that did not receive it
 * @param paid what the customer paid for the original
 * @param credited what the meter is to receive
 * @param at when
 */
@EventName("account.credit-redelivered")
public record CreditRedelivered(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        OperationId originalOperationId,
        MeterId originalMeterId,
        Money paid,
        Money credited,
        Instant at)
        implements AccountEvent {}
