package io.wattledger.kernel.event;

import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * A second person declined.
 *
 * @param approvalId the request
 * @param siteId the site concerned
 * @param deniedBy who declined
 * @param reason why
 * @param at when
 */
@EventName("approval.denied")
public record ApprovalDenied(ApprovalId approvalId, SiteId siteId, OperatorId deniedBy, String reason, Instant at)
        implements ApprovalEvent {}
