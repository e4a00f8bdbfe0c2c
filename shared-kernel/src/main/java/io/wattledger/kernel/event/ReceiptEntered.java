package io.wattledger.kernel.event;

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
 * Money that was taken or given belongs to the shift of whoever did it; stored together with the account's own fact.
 *
 * @param shiftId the shift
 * @param siteId its site
 * @param operatorId the cashier
 * @param accountId the account whose money it is
 * @param operationId the operation that it was taken or given for; absent for what is left of a closed account
 * @param receiptNumber gap-free number within the site
 * @param kind what for, and so in which direction
 * @param amount how much
 * @param paymentMethod how
 * @param at when
 */
@EventName("shift.receipt-entered")
public record ReceiptEntered(
        ShiftId shiftId,
        SiteId siteId,
        OperatorId operatorId,
        AccountId accountId,
        @Nullable OperationId operationId,
        long receiptNumber,
        ReceiptKind kind,
        Money amount,
        PaymentMethod paymentMethod,
        Instant at)
        implements ShiftEvent {}
