package io.wattledger.kernel.event;

import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.PlannedMeter;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.UnitId;
import java.time.Instant;
import java.util.List;

/**
 * An account was laid down 预开户, to be opened later by one click; its meters are not touched, and others may use them until then.
 *
 * @param accountId the account
 * @param siteId its site
 * @param unitId the unit to be supplied
 * @param customer name and telephone, readable only while the account's key exists
 * @param balanceHeld where the balance is to live
 * @param meters the meters that are to come under it
 * @param at when
 */
@EventName("account.prepared")
public record AccountPrepared(
        AccountId accountId,
        SiteId siteId,
        UnitId unitId,
        SealedPersonalData customer,
        BalanceHeld balanceHeld,
        List<PlannedMeter> meters,
        Instant at)
        implements AccountEvent {}
