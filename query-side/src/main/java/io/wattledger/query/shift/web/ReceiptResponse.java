package io.wattledger.query.shift.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.cashdesk.ReceiptKind;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import io.wattledger.query.shift.ReceiptView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as answered.
 *
 * @param receiptNumber gap-free number within the site
 * @param kind what for, and so in which direction
 * @param accountId the account whose money it is
 * @param operationId the operation that it was taken or given for; absent for what is left of a closed account
 * @param amount how much
 * @param paymentMethod how
 * @param at when
 * @param voided whether the money of the sale was handed back since; the receipt stays, and so does its number
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReceiptResponse(
        long receiptNumber,
        ReceiptKind kind,
        AccountId accountId,
        @Nullable OperationId operationId,
        Money amount,
        PaymentMethod paymentMethod,
        Instant at,
        boolean voided) {

    static ReceiptResponse of(ReceiptView view, boolean voided) {
        return new ReceiptResponse(
                view.receiptNumber(),
                view.kind(),
                view.accountId(),
                view.operationId(),
                view.amount(),
                view.paymentMethod(),
                view.at(),
                voided);
    }
}
