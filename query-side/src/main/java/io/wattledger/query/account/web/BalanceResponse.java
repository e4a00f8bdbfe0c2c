package io.wattledger.query.account.web;

import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.CreditLevel;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Money;
import io.wattledger.query.account.AccountView;
import io.wattledger.query.account.HeldView;
import io.wattledger.query.account.HeldView.HeldMeter;
import io.wattledger.query.account.PurseView;
import io.wattledger.query.account.PurseView.OnMeter;
import io.wattledger.query.account.PurseView.Quarantine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an account has; never one number.
 *
 * @param accountId the account
 * @param balanceHeld where the balance lives
 * @param level the warning level, where we hold the balance; absent where the meters do
 * @param total the movements of the whole account
 * @param meters one line for each meter
 */
record BalanceResponse(
        AccountId accountId,
        BalanceHeld balanceHeld,
        @Nullable CreditLevel level,
        Total total,
        List<Line> meters) {

    /**
     * The money of an account.
     *
     * @param seen what each meter showed of its purse; not asked where we hold the balance
     */
    static BalanceResponse of(AccountView account, Function<PurseView, @Nullable OnMeter> seen) {
        HeldView held = account.held();
        List<Line> lines = account.purses().stream()
                .map(purse -> held == null ? Line.of(purse, seen.apply(purse)) : Line.of(purse, held))
                .toList();
        return new BalanceResponse(
                account.id(),
                account.balanceHeld(),
                held == null ? null : held.level(),
                Total.of(account.purses(), lines, held),
                lines);
    }

    /**
     * The movements of the whole account: {@code closing = opening + credited - refunded + adjusted - fees - consumption}, rounded down
     * to the fen.
     *
     * @param opening balance moved from old meters
     * @param credited credit applied by sales, less those that were reversed
     * @param refunded credit taken off by refunds, less those that were reversed
     * @param adjusted differences that people adopted, signed
     * @param fees fixed fees charged
     * @param consumption what consumption cost; absent while a meter that holds its balance has not been seen
     * @param closing what is left; absent likewise
     */
    record Total(
            Money opening,
            Money credited,
            Money refunded,
            Money adjusted,
            Money fees,
            @Nullable MicroYuan consumption,
            @Nullable Money closing) {

        private static Total of(List<PurseView> purses, List<Line> lines, @Nullable HeldView held) {
            return new Total(
                    sum(purses, PurseView::opening),
                    sum(purses, PurseView::confirmed),
                    sum(purses, PurseView::refunded),
                    sum(purses, PurseView::adjusted),
                    held == null ? Money.ZERO : held.fees(),
                    ifAll(lines, Line::consumption, MicroYuan.ZERO, MicroYuan::plus),
                    held == null
                            ? ifAll(lines, Line::onMeter, Money.ZERO, Money::plus)
                            : held.balance().floorToFen());
        }

        private static Money sum(List<PurseView> purses, Function<PurseView, Money> part) {
            return purses.stream().map(part).reduce(Money.ZERO, Money::plus);
        }

        /** The sum of a part of all lines; null if one of them does not tell it. */
        private static <T> @Nullable T ifAll(
                List<Line> lines, Function<Line, @Nullable T> part, T nothing, BinaryOperator<T> plus) {
            T sum = nothing;
            for (Line line : lines) {
                T one = part.apply(line);
                if (one == null) {
                    return null;
                }
                sum = plus.apply(sum, one);
            }
            return sum;
        }
    }

    /**
     * One meter's money. {@code sold + transferredIn = confirmed + inFlight + unknown + undelivered + returned}.
     *
     * @param meterId the meter
     * @param open whether its purse is open
     * @param openingBalance balance moved from an old meter
     * @param sold net credited by all accepted sales, less those that were reversed
     * @param confirmed the part proved to be on the meter, or booked on the balance that we hold
     * @param inFlight the part on its way
     * @param unknown the part of which nobody knows
     * @param undelivered the part that is with us and will not be written
     * @param returned the part that never reached the meter and was handed back
     * @param refunded credit taken off by refunds, less those that were reversed
     * @param adjusted differences that people adopted, signed
     * @param consumption what consumption cost: charged, exactly; or by what the meter has left, to the fen
     * @param transferredIn credit taken off other meters of the account to be put on this one
     * @param transferredOut credit taken off this meter to be put on others
     * @param onMeter the balance that the meter showed; absent where we hold the balance
     * @param observedAt when it showed that, or when the reading was taken up to which it was charged
     * @param purchaseCount the count that it showed together with it
     * @param quarantine why no money is written to it, or nothing charged for it; absent while all is well
     */
    record Line(
            MeterId meterId,
            boolean open,
            Money openingBalance,
            Money sold,
            Money confirmed,
            Money inFlight,
            Money unknown,
            Money undelivered,
            Money returned,
            Money refunded,
            Money adjusted,
            Money transferredIn,
            Money transferredOut,
            @Nullable MicroYuan consumption,
            @Nullable Money onMeter,
            @Nullable Instant observedAt,
            @Nullable Integer purchaseCount,
            @Nullable Quarantine quarantine) {

        private static Line of(PurseView purse, @Nullable OnMeter seen) {
            return line(
                    purse,
                    seen == null ? null : MicroYuan.of(purse.movements().minus(seen.balance())),
                    seen == null ? null : seen.observedAt(),
                    seen);
        }

        private static Line of(PurseView purse, HeldView held) {
            Optional<HeldMeter> charged = held.meter(purse.meterId());
            return line(
                    purse,
                    charged.map(HeldMeter::cost).orElse(MicroYuan.ZERO),
                    charged.map(HeldMeter::readAt).orElse(null),
                    null);
        }

        private static Line line(
                PurseView purse,
                @Nullable MicroYuan consumption,
                @Nullable Instant observedAt,
                @Nullable OnMeter seen) {
            return new Line(
                    purse.meterId(),
                    purse.open(),
                    purse.openingBalance(),
                    purse.sold(),
                    purse.confirmed(),
                    purse.inFlight(),
                    purse.unknown(),
                    purse.undelivered(),
                    purse.returned(),
                    purse.refunded(),
                    purse.adjusted(),
                    purse.transferred().in(),
                    purse.transferred().out(),
                    consumption,
                    seen == null ? null : seen.balance(),
                    observedAt,
                    seen == null ? null : Integer.valueOf(seen.purchaseCount()),
                    purse.quarantine());
        }
    }
}
