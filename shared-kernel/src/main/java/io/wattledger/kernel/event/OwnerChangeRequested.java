package io.wattledger.kernel.event;

import io.wattledger.kernel.account.OwnerSettlement;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;
import java.util.List;

/**
 * The account is to pass to another person: at once, or when the refunds to the present owner are paid out.
 *
 * @param accountId the account
 * @param siteId its site
 * @param tenure number of the new owner's tenure
 * @param customer the new owner's name and telephone, readable only while that owner's key exists
 * @param settlement what becomes of the money
 * @param refunds the refunds that have to be paid out first; none where the money is carried or there is none
 * @param reason why
 * @param at when
 */
@EventName("account.owner-change-requested")
public record OwnerChangeRequested(
        AccountId accountId,
        SiteId siteId,
        int tenure,
        SealedPersonalData customer,
        OwnerSettlement settlement,
        List<OperationId> refunds,
        String reason,
        Instant at)
        implements AccountEvent {}
