package io.wattledger.kernel.approval;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.DebtId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/** What a second person is asked to agree to, exactly as it was asked for. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "subject")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ApprovalSubject.Settlement.class, name = "SETTLEMENT"),
    @JsonSubTypes.Type(value = ApprovalSubject.QuarantineRelease.class, name = "QUARANTINE_RELEASE"),
    @JsonSubTypes.Type(value = ApprovalSubject.Refund.class, name = "REFUND"),
    @JsonSubTypes.Type(value = ApprovalSubject.Adjustment.class, name = "ADJUSTMENT"),
    @JsonSubTypes.Type(value = ApprovalSubject.SettlementEstimate.class, name = "SETTLEMENT_ESTIMATE"),
    @JsonSubTypes.Type(value = ApprovalSubject.DebtWriteOff.class, name = "DEBT_WRITE_OFF"),
    @JsonSubTypes.Type(value = ApprovalSubject.Correction.class, name = "CORRECTION")
})
public sealed interface ApprovalSubject {

    /** The account concerned. */
    AccountId accountId();

    /**
     * Settling an outcome that the meter cannot tell.
     *
     * @param operationId the operation in doubt
     * @param outcome what was found
     * @param reason why it is to be settled
     * @param evidence what the finding relies on
     */
    record Settlement(
            AccountId accountId,
            MeterId meterId,
            OperationId operationId,
            SettledAs outcome,
            String reason,
            String evidence)
            implements ApprovalSubject {}

    /**
     * Releasing a meter from quarantine.
     *
     * @param baseCount the purchase count from which the ledger goes on
     * @param adoptedAdjustment the balance difference adopted, signed
     * @param reason why
     */
    record QuarantineRelease(
            AccountId accountId, MeterId meterId, int baseCount, Money adoptedAdjustment, String reason)
            implements ApprovalSubject {}

    /**
     * A refund above the limit up to which one person decides.
     *
     * @param operationId the refund
     * @param amount the amount; absent for all that the meter holds when it is written
     * @param reason why
     */
    record Refund(
            AccountId accountId,
            MeterId meterId,
            OperationId operationId,
            @Nullable Money amount,
            String reason) implements ApprovalSubject {}

    /**
     * Adjusting a balance that we hold.
     *
     * @param meterId the meter on whose part of the account it counts
     * @param amount what the balance gains, negative where it loses
     * @param reason why
     */
    record Adjustment(AccountId accountId, MeterId meterId, Money amount, String reason) implements ApprovalSubject {}

    /**
     * Settling what a meter that no longer answers is taken to hold.
     *
     * @param balance the balance to be taken for true, negative when overdrawn
     * @param reading the total energy to be taken for true, secondary side
     * @param reason why the meter cannot be waited for
     * @param evidence what the estimate relies on
     */
    record SettlementEstimate(
            AccountId accountId, MeterId meterId, Money balance, Energy reading, String reason, String evidence)
            implements ApprovalSubject {}

    /**
     * A correction of what was sold in a shift that is closed.
     *
     * @param operationId the correction
     * @param originalOperationId the sale
     * @param reason why
     */
    record Correction(
            AccountId accountId,
            MeterId meterId,
            OperationId operationId,
            OperationId originalOperationId,
            String reason)
            implements ApprovalSubject {}

    /**
     * Giving up an old debt, or part of it.
     *
     * @param debtId the debt
     * @param amount how much
     * @param reason why
     */
    record DebtWriteOff(AccountId accountId, DebtId debtId, Money amount, String reason) implements ApprovalSubject {}
}
