package io.wattledger.command.account;

import io.wattledger.command.account.Posting.State;
import io.wattledger.kernel.account.UndeliveredCause;
import io.wattledger.kernel.event.MoneyWriteRefused;
import io.wattledger.kernel.event.OwnerChangeRequested;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A change of owner that waits for refunds to the present one. A value: each refund that ends makes a new one.
 *
 * @param tenure number of the tenure that is to begin
 * @param refunds the refunds that it waits for
 * @param needless those of them that found nothing on their meter
 */
public record OwnerChange(int tenure, List<OperationId> refunds, Set<OperationId> needless) {

    private static final Set<State> NOT_COMING = Set.of(State.NOT_DONE, State.BEING_REVERSED, State.REVERSED);

    static OwnerChange of(OwnerChangeRequested request) {
        return new OwnerChange(request.tenure(), request.refunds(), Set.of());
    }

    /** The same after a refusal: a refund that found exactly nothing on its meter is settled. */
    OwnerChange after(MoneyWriteRefused refused) {
        boolean foundNothing = refused.cause() == UndeliveredCause.INSUFFICIENT_BALANCE
                && refused.found() != null
                && refused.found().balance().equals(Money.ZERO);
        return foundNothing && refunds.contains(refused.operationId()) ? needless(refused.operationId()) : this;
    }

    private OwnerChange needless(OperationId refund) {
        return new OwnerChange(
                tenure,
                refunds,
                Stream.concat(needless.stream(), Stream.of(refund)).collect(Collectors.toUnmodifiableSet()));
    }

    /** A refund that will not be paid out although its meter may hold something. */
    Optional<OperationId> failed(Function<OperationId, Posting> postings) {
        return refunds.stream()
                .filter(refund -> !needless.contains(refund)
                        && NOT_COMING.contains(postings.apply(refund).state()))
                .findFirst();
    }

    /** Whether nothing of the present owner is left to be settled. */
    boolean isSettled(Function<OperationId, Posting> postings) {
        return refunds.stream()
                .allMatch(refund ->
                        needless.contains(refund) || postings.apply(refund).state() == State.PAID_OUT);
    }
}
