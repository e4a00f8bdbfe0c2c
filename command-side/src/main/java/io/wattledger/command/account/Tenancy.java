package io.wattledger.command.account;

import io.wattledger.kernel.account.Tenure;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.AccountOpened;
import io.wattledger.kernel.event.AccountResumed;
import io.wattledger.kernel.event.AccountSuspended;
import io.wattledger.kernel.event.MoneyWriteRefused;
import io.wattledger.kernel.event.OwnerChangeAbandoned;
import io.wattledger.kernel.event.OwnerChangeRequested;
import io.wattledger.kernel.event.OwnerChanged;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** In whose hands an account is, who is to follow, and whether it rests. Part of the account: its events change it. */
public final class Tenancy {

    private Tenure present;
    private int lastNumber;
    private boolean suspended;

    /** The change of owner that is under way; null while there is none. */
    private @Nullable OwnerChange change;

    @SuppressWarnings("NullAway.Init") // The account's first event, or its second, brings the first tenure.
    Tenancy() {}

    /** In whose hands it is. */
    public Tenure present() {
        return present;
    }

    /** The one that follows; a number is never given twice, so that no two people share a key. */
    public Tenure next() {
        return new Tenure(present.accountId(), lastNumber + 1);
    }

    /** Whether it rests. */
    public boolean isSuspended() {
        return suspended;
    }

    /** Refuses while the account is about to pass to another owner. */
    public void checkNoChange() {
        if (change != null) {
            throw new RefusedException(ProblemType.OWNER_CHANGE_UNDER_WAY);
        }
    }

    /** Refuses what has to wait while the account rests or is about to pass to another owner. */
    public void checkAvailable() {
        if (suspended) {
            throw new RefusedException(ProblemType.ACCOUNT_SUSPENDED);
        }
        checkNoChange();
    }

    /** How a change of owner ends, if what happened to its refunds has ended it. */
    Optional<AccountEvent> endOfChange(SiteId site, Function<OperationId, Posting> postings) {
        if (change == null) {
            return Optional.empty();
        }
        AccountId account = present.accountId();
        int tenure = change.tenure();
        Optional<OperationId> failed = change.failed(postings);
        if (failed.isPresent()) {
            return Optional.of(new OwnerChangeAbandoned(account, site, tenure, failed.get()));
        }
        return change.isSettled(postings) ? Optional.of(new OwnerChanged(account, site, tenure)) : Optional.empty();
    }

    @EventSourcingHandler
    void on(AccountOpened event) {
        present = Tenure.first(event.accountId());
        lastNumber = present.number();
    }

    @EventSourcingHandler
    void on(AccountSuspended event) {
        suspended = true;
    }

    @EventSourcingHandler
    void on(AccountResumed event) {
        suspended = false;
    }

    @EventSourcingHandler
    void on(OwnerChangeRequested event) {
        lastNumber = event.tenure();
        change = OwnerChange.of(event);
    }

    @EventSourcingHandler
    void on(OwnerChanged event) {
        present = new Tenure(event.accountId(), event.tenure());
        change = null;
    }

    @EventSourcingHandler
    void on(OwnerChangeAbandoned event) {
        change = null;
    }

    @EventSourcingHandler
    void on(MoneyWriteRefused event) {
        if (change != null) {
            change = change.after(event);
        }
    }
}
