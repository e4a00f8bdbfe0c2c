package io.wattledger.query.shift;

import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.cashdesk.ReceiptKind;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A receipt of a shift.
 *
 * @param shiftId the shift
 * @param siteId its site
 * @param operatorId the cashier
 * @param receiptNumber gap-free number within the site
 * @param kind what for, and so in which direction
 * @param accountId the account whose money it is
 * @param operationId the operation that it was taken or given for; absent for what is left of a closed account
 * @param amount how much
 * @param paymentMethod how
 * @param at when
 */
public record ReceiptView(
        ShiftId shiftId,
        SiteId siteId,
        OperatorId operatorId,
        long receiptNumber,
        ReceiptKind kind,
        AccountId accountId,
        @Nullable OperationId operationId,
        Money amount,
        PaymentMethod paymentMethod,
        Instant at) {}
