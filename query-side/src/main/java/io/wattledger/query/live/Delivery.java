package io.wattledger.query.live;

import io.wattledger.kernel.id.SiteId;

/**
 * Says that something changed. It does not say how: readers are shown how it is when they are told, so that a late one sees no past.
 *
 * @param number its number in the order of delivery, from 1 without gaps
 * @param topic what it is about
 * @param subject identity of what changed
 * @param siteId the site that may be told
 */
public record Delivery(long number, Topic topic, String subject, SiteId siteId) {}
