package io.wattledger.command.account;

import io.wattledger.kernel.money.Money;
import java.time.Duration;
import java.util.List;

/**
 * Bounds of everything that moves money.
 *
 * @param leastSale the least that may be paid in one sale
 * @param mostSale the most that may be paid in one sale
 * @param duplicateWindow how long a sale of the same amount to the same meter counts as a possible mistake
 * @param hoardingLimit the most credit that a meter may hold; nothing for no limit
 * @param mostPending how many money writes may wait for one meter
 * @param retryDelays how long to wait after each attempt that was proved not applied; one more attempt than delays is made
 */
public record MoneyRules(
        Money leastSale,
        Money mostSale,
        Duration duplicateWindow,
        Money hoardingLimit,
        int mostPending,
        List<Duration> retryDelays) {

    /** The bounds that hold where a site has none of its own. */
    public static final MoneyRules USUAL = new MoneyRules(
            Money.ofFen(100),
            Money.ofFen(5_000_000),
            Duration.ofMinutes(10),
            Money.ofFen(10_000_000),
            500,
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(10)));

    /** These bounds, with other pauses between the attempts. */
    public MoneyRules withRetryDelays(List<Duration> delays) {
        return new MoneyRules(leastSale, mostSale, duplicateWindow, hoardingLimit, mostPending, List.copyOf(delays));
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
}
