package io.wattledger.kernel.event;

import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.WriteEvidence;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * The meter proves that an attempt was not applied; a next attempt may follow.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param operationId the device operation
 * @param kind what the write does
 * @param attempt the attempt that was not applied
 * @param found what the meter said
 * @param evidence the frames that prove it
 * @param retryNotBefore earliest instant of the next attempt
 */
@EventName("account.money-write-not-applied")
public record MoneyWriteNotApplied(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        MoneyWriteKind kind,
        int attempt,
        MeterMoneySnapshot found,
        WriteEvidence evidence,
        Instant retryNotBefore)
        implements AccountEvent {}
