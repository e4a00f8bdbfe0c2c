package io.wattledger.command.account.correct;

import io.wattledger.command.account.Account;
import io.wattledger.command.account.Posting;
import io.wattledger.kernel.command.CorrectionAccepted;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.CorrectionRequested;
import io.wattledger.kernel.event.CorrectionSubmitted;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes down the facts of one correction. */
record CorrectionFacts(Account account, Posting original, OperationId operation, String reason, Instant at) {

    /** It goes to the meter. */
    CorrectionRequested requested() {
        return new CorrectionRequested(
                account.accountId(),
                account.siteId(),
                original.meterId(),
                operation,
                original.operationId(),
                kind(),
                amount(),
                reason,
                at);
    }

    /** It waits for a second person. */
    CorrectionSubmitted submitted(ApprovalId approval) {
        return new CorrectionSubmitted(
                account.accountId(),
                account.siteId(),
                original.meterId(),
                operation,
                original.operationId(),
                kind(),
                amount(),
                reason,
                approval,
                at);
    }

    CorrectionAccepted accepted(OperationState state, @Nullable ApprovalId approval) {
        return new CorrectionAccepted(operation, original.meterId(), kind(), amount(), state, approval);
    }

    private MoneyWriteKind kind() {
        return original.kind() == MoneyWriteKind.SALE ? MoneyWriteKind.SALE_REVERSAL : MoneyWriteKind.REFUND_REVERSAL;
    }

    private Money amount() {
        return Objects.requireNonNull(original.amount(), "what was applied has an amount");
    }
}
