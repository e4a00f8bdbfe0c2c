package io.wattledger.kernel.event;

import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * The write went out and nothing yet tells whether it was applied; only reads follow until it is known.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param operationId the device operation
 * @param kind what the write does
 * @param attempt the attempt in doubt
 * @param cause what was met instead of an answer
 * @param at when
 */
@EventName("account.money-write-outcome-unknown")
public record MoneyWriteOutcomeUnknown(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        MoneyWriteKind kind,
        int attempt,
        String cause,
        Instant at)
        implements AccountEvent {}
