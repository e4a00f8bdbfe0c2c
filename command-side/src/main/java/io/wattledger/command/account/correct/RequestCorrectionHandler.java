package io.wattledger.command.account.correct;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.MoneyPath;
import io.wattledger.command.account.MoneyRules;
import io.wattledger.command.account.Posting;
import io.wattledger.kernel.command.CorrectionAccepted;
import io.wattledger.kernel.command.RequestCorrection;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.CorrectionRequested;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Reverses one mistaken sale or refund: the same amount, on the same meter, in the other direction. An original that never reached the
 * meter is withdrawn without a write. That the meter still holds what a reversed sale takes off is judged on the bus.
 */
@Component
public final class RequestCorrectionHandler {

    private static final int LONGEST_REASON = 200;

    private final AggregateStore<Account> accounts;
    private final MoneyPath moneyPath;
    private final MoneyRules rules;
    private final Clock clock;

    /** Corrects in accounts of this repository. */
    public RequestCorrectionHandler(Repository<Account> accounts, MoneyPath moneyPath, MoneyRules rules, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.moneyPath = moneyPath;
        this.rules = rules;
        this.clock = clock;
    }

    @CommandHandler
    CorrectionAccepted handle(RequestCorrection command) {
        new FieldFaults().text("reason", command.reason(), LONGEST_REASON).refuseIfAny();
        Instant now = clock.instant();
        return accounts.load(command.accountId()).invoke(account -> {
            Posting original = account.posting(command.originalOperationId());
            if (original.isOriginal() && account.isUnsent(original)) {
                account.record(List.of(original.cancelled(account, now)));
                return accepted(original.operationId(), original, original.kind(), OperationState.CANCELLED);
            }
            checkCorrectable(original);
            rules.checkAccepting(account, account.ledger(original.meterId()));
            moneyPath.check(account, original.meterId());
            CorrectionRequested requested = requested(account, command, original, now);
            account.record(List.of(requested));
            OperationState state = account.carryOut(original.meterId(), command.operationId(), now);
            return accepted(command.operationId(), original, requested.kind(), state);
        });
    }

    private static void checkCorrectable(Posting original) {
        if (!original.isOriginal()) {
            throw new RefusedException(ProblemType.NOT_CORRECTABLE);
        }
        switch (original.state()) {
            case APPLIED -> {
                // This one may be reversed.
            }
            case BEING_REVERSED, REVERSED -> throw new RefusedException(ProblemType.ALREADY_CORRECTED);
            case PAID_OUT -> throw new RefusedException(ProblemType.ALREADY_PAID_OUT);
            default -> throw new RefusedException(ProblemType.NOT_CORRECTABLE);
        }
    }

    private static CorrectionRequested requested(
            Account account, RequestCorrection command, Posting original, Instant now) {
        return new CorrectionRequested(
                account.accountId(),
                account.siteId(),
                original.meterId(),
                command.operationId(),
                original.operationId(),
                original.kind() == MoneyWriteKind.SALE ? MoneyWriteKind.SALE_REVERSAL : MoneyWriteKind.REFUND_REVERSAL,
                Objects.requireNonNull(original.amount(), "what was applied has an amount"),
                command.reason(),
                now);
    }

    private static CorrectionAccepted accepted(
            OperationId operation, Posting original, MoneyWriteKind kind, OperationState state) {
        return new CorrectionAccepted(operation, original.meterId(), kind, original.amount(), state);
    }
}
