package io.wattledger.kernel.event;

import io.wattledger.kernel.id.ApprovalId;

/** Facts about requests for a second person's approval. */
public sealed interface ApprovalEvent extends DomainEvent permits ApprovalRequested, ApprovalGranted, ApprovalDenied {
    /** The request concerned. */
    ApprovalId approvalId();
}
