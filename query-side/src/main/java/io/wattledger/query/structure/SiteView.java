package io.wattledger.query.structure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wattledger.kernel.cashdesk.CashDeskRules;
import io.wattledger.kernel.id.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * A site.
 *
 * @param id the site
 * @param name its name
 * @param timeZone IANA zone of its days and months
 * @param cashDesk what holds at its cash desks; absent where the system's settings do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SiteView(
        SiteId id, String name, String timeZone, @Nullable CashDeskRules cashDesk) {}
