package io.wattledger.kernel.event;

import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/** Facts about an account whose balance we hold; there are none where the meter holds it. */
public sealed interface HeldBalanceEvent extends AccountEvent
        permits MoneyBooked,
                BalanceAdjusted,
                MeteringBegun,
                ConsumptionCharged,
                ReadingContradicted,
                CreditLevelChanged,
                MonthlyFeeAgreed,
                FeeCharged {
    /** The site of the account. */
    SiteId siteId();

    /** When it happened: a reading when it was read, anything else when it was decided. */
    Instant at();
}
