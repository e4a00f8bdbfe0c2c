package io.wattledger.kernel.event;

import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;

/**
 * A money write is about to go out; stored before its first byte.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param operationId the device operation
 * @param kind what the write does
 * @param attempt which attempt, from 1
 * @param amount the amount to be written
 * @param expectedCount the purchase count that the meter will show once it is applied
 * @param transactionNumber by which the meter knows it (unsigned)
 * @param before what the meter said just before
 */
@EventName("account.money-write-intended")
public record MoneyWriteIntended(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        MoneyWriteKind kind,
        int attempt,
        Money amount,
        int expectedCount,
        long transactionNumber,
        MeterMoneySnapshot before)
        implements AccountEvent {}
