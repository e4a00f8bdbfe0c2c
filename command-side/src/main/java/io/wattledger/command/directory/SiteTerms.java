package io.wattledger.command.directory;

import io.wattledger.kernel.cashdesk.CashDeskRules;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/** What holds at each site, as new as the last committed event. */
@FunctionalInterface
public interface SiteTerms {

    /** The terms of a site. */
    Terms of(SiteId site);

    /**
     * What holds at a site.
     *
     * @param zone the zone of its days and months
     * @param cashDesk what holds at its cash desks
     */
    record Terms(ZoneId zone, CashDeskRules cashDesk) {

        /** The month that an instant belongs to. */
        public YearMonth monthOf(Instant instant) {
            return YearMonth.from(instant.atZone(zone));
        }
    }
}
