package io.wattledger.query.account;

import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.UnitId;
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
 * @param customer name and telephone, still sealed
 * @param balanceHeld where the balance lives
 * @param openedAt when it was opened
 * @param sequence global sequence of its opening
 * @param purses one for each of its meters, in the order in which they came
 * @param held the balance, where we hold it and not the meters
 */
public record AccountView(
        AccountId id,
        SiteId siteId,
        UnitId unitId,
        SealedPersonalData customer,
        BalanceHeld balanceHeld,
        Instant openedAt,
        long sequence,
        List<PurseView> purses,
        @Nullable HeldView held) {

    /** The same account with nothing of what has happened since. */
    public AccountView beforeItsOpening() {
        return new AccountView(
                id,
                siteId,
                unitId,
                customer,
                balanceHeld,
                openedAt,
                sequence,
                List.of(),
                held == null ? null : HeldView.EMPTY);
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

    private AccountView withPurses(List<PurseView> all) {
        return new AccountView(id, siteId, unitId, customer, balanceHeld, openedAt, sequence, List.copyOf(all), held);
    }

    /** The same account after a change to the balance that we hold; none where the meters hold it. */
    AccountView changeHeld(UnaryOperator<HeldView> change) {
        return held == null
                ? this
                : new AccountView(
                        id, siteId, unitId, customer, balanceHeld, openedAt, sequence, purses, change.apply(held));
    }
}
