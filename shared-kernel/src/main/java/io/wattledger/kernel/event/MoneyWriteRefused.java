package io.wattledger.kernel.event;

import io.wattledger.kernel.account.UndeliveredCause;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The money write will not be carried out; a sale's money stays with us, undelivered.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param operationId the device operation
 * @param kind what the write does
 * @param amount the amount that was not written
 * @param cause who refused and why
 * @param resultCode the meter's own result code, where it was the meter
 * @param found what the meter said, if it was read
 * @param at when
 */
@EventName("account.money-write-refused")
public record MoneyWriteRefused(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        MoneyWriteKind kind,
        Money amount,
        UndeliveredCause cause,
        @Nullable Integer resultCode,
        @Nullable MeterMoneySnapshot found,
        Instant at)
        implements AccountEvent {}
