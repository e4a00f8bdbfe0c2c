package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;

/**
 * The account does not pass to another person after all, because a refund to the present owner is not carried out.
 *
 * @param accountId the account
 * @param siteId its site
 * @param tenure number of the tenure that does not begin
 * @param operationId the refund that is not carried out
 */
@EventName("account.owner-change-abandoned")
public record OwnerChangeAbandoned(AccountId accountId, SiteId siteId, int tenure, OperationId operationId)
        implements AccountEvent {}
