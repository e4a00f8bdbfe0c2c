package io.wattledger.kernel.event;

import io.wattledger.kernel.approval.ApprovalSubject;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * Somebody asked for something that a second person must agree to.
 *
 * @param approvalId the request
 * @param siteId the site concerned
 * @param subject what was asked for, as it was asked
 * @param requestedBy who asked; never the one who decides
 * @param requestedAt when
 * @param expiresAt after this instant it can no longer be granted
 */
@EventName("approval.requested")
public record ApprovalRequested(
        ApprovalId approvalId,
        SiteId siteId,
        ApprovalSubject subject,
        OperatorId requestedBy,
        Instant requestedAt,
        Instant expiresAt)
        implements ApprovalEvent {}
