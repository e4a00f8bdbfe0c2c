package io.wattledger.kernel.event;

import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.WriteEvidence;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;

/**
 * The money write was read back from the meter and found applied exactly once.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param operationId the device operation
 * @param kind what the write does
 * @param amount the amount applied
 * @param before what the meter said before
 * @param after what it said afterwards
 * @param evidence the frames that prove it
 */
@EventName("account.money-write-confirmed")
public record MoneyWriteConfirmed(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        MoneyWriteKind kind,
        Money amount,
        MeterMoneySnapshot before,
        MeterMoneySnapshot after,
        WriteEvidence evidence)
        implements AccountEvent {}
