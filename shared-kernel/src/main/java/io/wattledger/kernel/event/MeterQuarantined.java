package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The meter contradicts the ledger: no money is written to it until people decide.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param operationId the operation during which it was found, if any
 * @param cause which contradiction
 * @param expectedCount the purchase count by the ledger
 * @param foundCount the one read
 * @param foundBalance the balance read
 * @param at when
 */
@EventName("account.meter-quarantined")
public record MeterQuarantined(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        @Nullable OperationId operationId,
        String cause,
        int expectedCount,
        int foundCount,
        Money foundBalance,
        Instant at)
        implements AccountEvent {}
