package io.wattledger.command.account;

import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.cashdesk.ReceiptKind;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where money goes that is taken or given at a cash desk. */
@FunctionalInterface
public interface Tills {

    /**
     * Enters a receipt into the open shift of whoever took or gave the money, in the present unit of work; where there is none and none
     * is needed, it belongs to no shift.
     *
     * @param operator who it was; null where nobody is known
     * @throws io.wattledger.kernel.problem.RefusedException if a shift is needed and there is none, if it was closed a moment ago, or
     *     if the till would hold too much
     */
    void enter(Receipt receipt, @Nullable String operator);

    /**
     * A receipt that was just given.
     *
     * @param siteId the site
     * @param accountId the account whose money it is
     * @param operationId the operation that it was taken or given for; absent for what is left of a closed account
     * @param number gap-free within the site
     * @param kind what for, and so in which direction
     * @param amount how much
     * @param method how
     * @param at when
     */
    record Receipt(
            SiteId siteId,
            AccountId accountId,
            @Nullable OperationId operationId,
            long number,
            ReceiptKind kind,
            Money amount,
            PaymentMethod method,
            Instant at) {}
}
