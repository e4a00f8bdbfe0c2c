package io.wattledger.command.account.refund;

import io.wattledger.kernel.command.RequestApproval;

/** Where a second person's approval is asked for. */
@FunctionalInterface
public interface ApprovalDesk {

    /** Enters the request, in the present unit of work. */
    void ask(RequestApproval request);
}
