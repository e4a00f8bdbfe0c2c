package io.wattledger.command.account;

import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bounds of everything that moves money.
 *
 * @param leastSale the least that may be paid in one sale
 * @param mostSale the most that may be paid in one sale
 * @param duplicateWindow how long a sale of the same amount to the same meter counts as a possible mistake
 * @param hoardingLimit the most credit that a meter may hold; nothing for no limit
 * @param mostPending how many money writes may wait for one meter
 * @param unapprovedRefund the most that one person may refund alone
 * @param retryDelays how long to wait after each attempt that was proved not applied; one more attempt than delays is made
 */
public record MoneyRules(
        Money leastSale,
        Money mostSale,
        Duration duplicateWindow,
        Money hoardingLimit,
        int mostPending,
        Money unapprovedRefund,
        List<Duration> retryDelays) {

    /** The bounds that hold where a site has none of its own. */
    public static final MoneyRules USUAL = new MoneyRules(
            Money.ofFen(100),
            Money.ofFen(5_000_000),
            Duration.ofMinutes(10),
            Money.ofFen(10_000_000),
            500,
            Money.ofFen(100_000),
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(10)));

    /** These bounds, with other pauses between the attempts. */
    public MoneyRules withRetryDelays(List<Duration> delays) {
        return new MoneyRules(
                leastSale,
                mostSale,
                duplicateWindow,
                hoardingLimit,
                mostPending,
                unapprovedRefund,
                List.copyOf(delays));
    }

    /** These bounds, with another limit up to which one person may refund alone. */
    public MoneyRules withUnapprovedRefund(Money most) {
        return new MoneyRules(leastSale, mostSale, duplicateWindow, hoardingLimit, mostPending, most, retryDelays);
    }

    /** Whether a meter that holds this balance, after a write or without one, holds more than it may. */
    public boolean isHoarding(Money balance) {
        return hoardingLimit.isPositive() && balance.exceeds(hoardingLimit);
    }

    /** Whether no attempt may follow this one. */
    public boolean isLastAttempt(int attempt) {
        return attempt > retryDelays.size();
    }

    /** How long to wait after this attempt, from 1, before the next one. */
    public Duration delayAfter(int attempt) {
        return retryDelays.get(attempt - 1);
    }

    /** Refuses to accept money for a meter; a balance that we hold only needs to be open, whatever its meter is like. */
    public void checkAccepting(Account account, MeterLedger ledger) {
        if (!account.isHeld()) {
            checkWritable(ledger);
        } else if (!ledger.isOpen()) {
            throw new RefusedException(ProblemType.METER_NOT_OPEN);
        }
    }

    /** Refuses one more write to a meter to which no money may be written now, or for which enough of it waits already. */
    public void checkWritable(MeterLedger ledger) {
        obstacleOn(ledger).ifPresent(obstacle -> {
            throw new RefusedException(obstacle);
        });
        if (ledger.openWrites().size() >= mostPending) {
            throw new RefusedException(
                    Refusal.of(ProblemType.TOO_MANY_PENDING, Map.of("limit", Integer.toString(mostPending))));
        }
    }

    /** Why no money may be written to a meter at all now, if that is so. */
    public Optional<Refusal> obstacleOn(MeterLedger ledger) {
        if (ledger.presence() != Presence.STAYING) {
            return Optional.of(Refusal.of(ProblemType.METER_LEAVING));
        }
        if (ledger.isQuarantined()) {
            return Optional.of(Refusal.of(ProblemType.METER_QUARANTINED));
        }
        return ledger.isOpen() ? Optional.empty() : Optional.of(Refusal.of(ProblemType.METER_NOT_OPEN));
    }
}
