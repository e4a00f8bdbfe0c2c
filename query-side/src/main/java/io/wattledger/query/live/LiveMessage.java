package io.wattledger.query.live;

import io.wattledger.kernel.id.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of the stream is sent.
 *
 * @param number the delivery that it shows; absent for what is not kept, such as a new reading
 * @param topic what it is about
 * @param siteId the site that may see it
 * @param data how that is now
 */
public record LiveMessage(@Nullable Long number, Topic topic, SiteId siteId, Object data) {}
