package io.wattledger.kernel.event;

import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A money write was withdrawn before anything of it was sent; a sale's money stays with us, undelivered.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param operationId the device operation
 * @param kind what the write would have done
 * @param amount the amount that was not written; absent for all that the meter would have held
 * @param at when
 */
@EventName("account.money-write-cancelled")
public record MoneyWriteCancelled(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        MoneyWriteKind kind,
        @Nullable Money amount,
        Instant at)
        implements AccountEvent {}
