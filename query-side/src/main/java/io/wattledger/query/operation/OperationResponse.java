package io.wattledger.query.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.device.WriteEvidence;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.money.Money;
import io.wattledger.query.operation.OperationView.Ordered;
import io.wattledger.query.operation.OperationView.Payment;
import io.wattledger.query.operation.OperationView.Payout;
import io.wattledger.query.operation.OperationView.Progress;
import io.wattledger.query.operation.OperationView.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device operation as answered and pushed.
 *
 * @param id the operation
 * @param operationId the same, as the answers to orders name it
 * @param kind what it does
 * @param state how far it has come
 * @param siteId its site
 * @param meterId the meter
 * @param accountId the account, for money
 * @param sequence global sequence of its acceptance
 * @param acceptedAt when it was accepted
 * @param updatedAt when it came to its state
 * @param operator who ordered it
 * @param reason why
 * @param amount the amount to be written, for money; absent, for a refund of all, until it is read on the bus
 * @param originalOperationId the operation that it reverses, delivers again or goes on from
 * @param paid what the customer paid, for a sale
 * @param serviceFee the part kept as a fee
 * @param debtShare the part kept towards old debts
 * @param paymentMethod how it was paid
 * @param receiptNumber its receipt
 * @param mode who shall rule the relay
 * @param until when a forced mode ends
 * @param tariffId the plan to be put on the meter
 * @param tariffVersion its version
 * @param deliverBy after this instant it expires unsent
 * @param attempts attempts made so far
 * @param expectedCount the count that will show it applied
 * @param purchaseCount the count read back once it was applied
 * @param before what the meter said before the last attempt
 * @param after what it said when it was last read back
 * @param evidence the frames that prove it
 * @param cause why it is refused or unknown
 * @param resultCode the meter's own result code
 * @param supersededBy the newer order that took its place
 * @param correctedBy the operation that reverses it, or was to
 * @param redeliveredBy the operation that took its money over
 * @param payout the money of it that was handed to the customer
 * @param steps what happened, in order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OperationResponse(
        OperationId id,
        OperationId operationId,
        OperationKind kind,
        OperationState state,
        SiteId siteId,
        MeterId meterId,
        @Nullable AccountId accountId,
        long sequence,
        Instant acceptedAt,
        Instant updatedAt,
        @Nullable String operator,
        @Nullable String reason,
        @Nullable Money amount,
        @Nullable OperationId originalOperationId,
        @Nullable Money paid,
        @Nullable Money serviceFee,
        @Nullable Money debtShare,
        @Nullable PaymentMethod paymentMethod,
        @Nullable Long receiptNumber,
        @Nullable RelayMode mode,
        @Nullable Instant until,
        @Nullable TariffId tariffId,
        @Nullable Integer tariffVersion,
        @Nullable Instant deliverBy,
        int attempts,
        @Nullable Integer expectedCount,
        @Nullable Integer purchaseCount,
        @Nullable MeterMoneySnapshot before,
        @Nullable MeterMoneySnapshot after,
        @Nullable WriteEvidence evidence,
        @Nullable String cause,
        @Nullable Integer resultCode,
        @Nullable OperationId supersededBy,
        @Nullable OperationId correctedBy,
        @Nullable OperationId redeliveredBy,
        @Nullable Payout payout,
        List<Step> steps) {

    /** The operation as answered. */
    public static OperationResponse of(OperationView view) {
        Ordered ordered = view.ordered();
        Payment payment = ordered.payment();
        Progress progress = view.progress();
        MeterMoneySnapshot after = progress.after();
        return new OperationResponse(
                view.id(),
                view.id(),
                view.kind(),
                progress.state(),
                view.siteId(),
                view.meterId(),
                view.accountId(),
                ordered.sequence(),
                ordered.at(),
                progress.at(),
                ordered.operator(),
                ordered.reason(),
                ordered.amount(),
                ordered.originalOperationId(),
                payment == null ? null : payment.paid(),
                payment == null ? null : payment.serviceFee(),
                payment == null ? null : payment.debtShare(),
                payment == null ? null : payment.method(),
                payment == null ? null : Long.valueOf(payment.receiptNumber()),
                ordered.mode(),
                ordered.until(),
                ordered.tariffId(),
                ordered.tariffVersion(),
                ordered.deliverBy(),
                progress.attempts(),
                progress.expectedCount(),
                after != null && progress.state() == OperationState.CONFIRMED ? Integer.valueOf(after.count()) : null,
                progress.before(),
                after,
                progress.evidence(),
                progress.cause(),
                progress.resultCode(),
                progress.supersededBy(),
                view.aftermath().correctedBy(),
                view.aftermath().redeliveredBy(),
                view.aftermath().payout(),
                view.steps());
    }
}
