package io.wattledger.query.account;

import io.wattledger.kernel.account.AccountState;
import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An account by its own events.
 *
 * @param id the account
 * @param siteId its site
 * @param unitId the unit supplied
 * @param tenancy in whose hands it is, and whether it rests
 * @param balanceHeld where the balance lives
 * @param openedAt when it was opened
 * @param sequence global sequence of its opening
 * @param state how far it has come in its life
 * @param ending how it came to its end, or is coming; absent before that
 * @param purses one for each of its meters, in the order in which they came
 * @param held the balance, where we hold it and not the meters
 */
public record AccountView(
        AccountId id,
        SiteId siteId,
        UnitId unitId,
        Tenancy tenancy,
        BalanceHeld balanceHeld,
        Instant openedAt,
        long sequence,
        AccountState state,
        @Nullable Ending ending,
        List<PurseView> purses,
        @Nullable HeldView held) {

    /** The same account with nothing of what has happened since. */
    public AccountView beforeItsOpening() {
        return new AccountView(
                id,
                siteId,
                unitId,
                tenancy,
                balanceHeld,
                openedAt,
                sequence,
                AccountState.OPEN,
                null,
                List.of(),
                held == null ? null : HeldView.EMPTY);
    }

    /** The same account in other hands, or at rest. */
    AccountView with(Tenancy now) {
        return new AccountView(id, siteId, unitId, now, balanceHeld, openedAt, sequence, state, ending, purses, held);
    }

    /** The same account with one more meter. */
    AccountView withPurse(PurseView added) {
        List<PurseView> all = new ArrayList<>(purses);
        all.add(added);
        return withPurses(all);
    }

    /** The same account after a change to one meter's purse. */
    AccountView change(MeterId meter, UnaryOperator<PurseView> change) {
        return withPurses(purses.stream()
                .map(purse -> purse.meterId().equals(meter) ? change.apply(purse) : purse)
                .toList());
    }

    /** The same account, come further towards its end. */
    AccountView ending(AccountState next, @Nullable Ending nextEnding) {
        return new AccountView(
                id, siteId, unitId, tenancy, balanceHeld, openedAt, sequence, next, nextEnding, purses, held);
    }

    /** The same account with only this money on its meters. */
    public AccountView only(List<PurseView> money) {
        return with(money, null);
    }

    private AccountView withPurses(List<PurseView> all) {
        return with(List.copyOf(all), held);
    }

    /** The same account after a change to the balance that we hold; none where the meters hold it. */
    AccountView changeHeld(UnaryOperator<HeldView> change) {
        return held == null ? this : with(purses, change.apply(held));
    }

    private AccountView with(List<PurseView> all, @Nullable HeldView balance) {
        return new AccountView(
                id, siteId, unitId, tenancy, balanceHeld, openedAt, sequence, state, ending, all, balance);
    }

    /**
     * How an account comes to its end.
     *
     * @param reason why
     * @param startedAt when the closing was ordered
     * @param settlement what its meters held together, negative when overdrawn; absent until all are cleared or estimated
     * @param paidOut what of it was handed to the customer; absent where nothing was
     * @param receiptNumber the receipt given for that
     * @param closedAt when it was closed; absent until then
     */
    public record Ending(
            String reason,
            Instant startedAt,
            @Nullable Money settlement,
            @Nullable Money paidOut,
            @Nullable Long receiptNumber,
            @Nullable Instant closedAt) {

        static Ending begun(String reason, Instant at) {
            return new Ending(reason, at, null, null, null, null);
        }

        Ending settled(Money sum) {
            return new Ending(reason, startedAt, sum, paidOut, receiptNumber, closedAt);
        }

        Ending paidOut(Money amount, long receipt) {
            return new Ending(reason, startedAt, settlement, amount, receipt, closedAt);
        }

        Ending closed(Instant at) {
            return new Ending(reason, startedAt, settlement, paidOut, receiptNumber, at);
        }
    }
}
