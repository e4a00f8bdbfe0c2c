package io.wattledger.query.account;

import io.wattledger.kernel.account.AccountState;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.AccountClosed;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.ClearingOrdered;
import io.wattledger.kernel.event.ClosureSettled;
import io.wattledger.kernel.event.ClosureStarted;
import io.wattledger.kernel.event.FinalReadingTaken;
import io.wattledger.kernel.event.MeterDetached;
import io.wattledger.kernel.event.MeterReplaced;
import io.wattledger.kernel.event.PreparationWithdrawn;
import io.wattledger.kernel.event.ReplacementStarted;
import io.wattledger.kernel.event.SettlementDifferenceAdopted;
import io.wattledger.kernel.event.SettlementEstimated;
import io.wattledger.kernel.event.SettlementPaidOut;
import io.wattledger.kernel.money.Money;
import io.wattledger.query.account.AccountView.Ending;
import io.wattledger.query.account.PurseView.Write;
import java.util.Objects;
import java.util.Set;

/** How meters leave an account, and how it ends. */
final class AccountEnding {

    /** The events that are folded here. */
    static final Set<Class<? extends AccountEvent>> EVENTS = Set.of(
            ClosureStarted.class,
            ClearingOrdered.class,
            FinalReadingTaken.class,
            SettlementEstimated.class,
            MeterDetached.class,
            SettlementDifferenceAdopted.class,
            ClosureSettled.class,
            SettlementPaidOut.class,
            AccountClosed.class,
            ReplacementStarted.class,
            MeterReplaced.class,
            PreparationWithdrawn.class);

    private AccountEnding() {}

    static AccountView fold(AccountView known, AccountEvent event) {
        if (event instanceof ClosureStarted it) {
            return known.ending(AccountState.CLOSING, Ending.begun(it.reason(), it.at()));
        }
        if (event instanceof PreparationWithdrawn it) {
            return known.ending(
                    AccountState.WITHDRAWN, Ending.begun(it.reason(), it.at()).closed(it.at()));
        }
        if (event instanceof ClosureSettled it) {
            return known.ending(AccountState.SETTLED, endingOf(known).settled(it.balance()));
        }
        if (event instanceof SettlementPaidOut it) {
            return known.ending(known.state(), endingOf(known).paidOut(it.amount(), it.receiptNumber()));
        }
        if (event instanceof AccountClosed it) {
            return known.ending(closedBy(known), endingOf(known).closed(it.at()));
        }
        return afterMeter(known, event);
    }

    private static AccountView afterMeter(AccountView known, AccountEvent event) {
        if (event instanceof ClearingOrdered it) {
            Write clearing = new Write(it.operationId(), MoneyWriteKind.CLOSING, Money.ZERO, OperationState.PENDING);
            return known.change(
                    it.meterId(),
                    purse -> purse.leaving(purse.departure() == null ? MeterDeparture.BEGUN : purse.departure())
                            .expecting(clearing));
        }
        if (event instanceof SettlementEstimated it) {
            return known.change(
                    it.meterId(), purse -> purse.leaving(departureOf(purse).estimated(it.balance())));
        }
        if (event instanceof ReplacementStarted it) {
            return known.change(
                    it.oldMeterId(), purse -> purse.leaving(departureOf(purse).inFavourOf(it.newMeterId())));
        }
        if (event instanceof SettlementDifferenceAdopted it) {
            return known.change(
                    it.meterId(), purse -> purse.leaving(departureOf(purse).differing(it.adjustment())));
        }
        if (event instanceof MeterDetached it) {
            AccountView after = known.change(
                    it.meterId(), purse -> purse.leaving(departureOf(purse).cleared(it.balance())));
            return known.state() == AccountState.CLOSED_METER_PENDING
                    ? after.ending(closedBy(after), after.ending())
                    : after;
        }
        // No purse shows the final reading; what a new meter begins with, its attachment tells.
        return known;
    }

    private static Ending endingOf(AccountView known) {
        return Objects.requireNonNull(known.ending(), "what ends began to");
    }

    private static MeterDeparture departureOf(PurseView purse) {
        return purse.departure() == null ? MeterDeparture.BEGUN : purse.departure();
    }

    private static AccountState closedBy(AccountView account) {
        boolean allGone = account.purses().stream()
                .allMatch(
                        purse -> purse.departure() != null && purse.departure().held() != null);
        return allGone ? AccountState.CLOSED : AccountState.CLOSED_METER_PENDING;
    }
}
