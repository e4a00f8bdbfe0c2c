package io.wattledger.kernel.event;

import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * A second person agreed, and it was carried out.
 *
 * @param approvalId the request
 * @param siteId the site concerned
 * @param grantedBy who agreed
 * @param at when
 */
@EventName("approval.granted")
public record ApprovalGranted(ApprovalId approvalId, SiteId siteId, OperatorId grantedBy, Instant at)
        implements ApprovalEvent {}
