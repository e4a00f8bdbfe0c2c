package io.wattledger.kernel.event;

import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * A movement of money took effect on the balance that we hold; no meter takes part.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter for which it was accepted
 * @param operationId the operation
 * @param kind what it does
 * @param amount how much, never negative
 * @param balance the balance of the whole account after it
 * @param at when
 */
@EventName("account.money-booked")
public record MoneyBooked(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        MoneyWriteKind kind,
        Money amount,
        MicroYuan balance,
        Instant at)
        implements HeldBalanceEvent {}
