package io.wattledger.query.debt;

import io.wattledger.kernel.account.DebtCause;
import io.wattledger.kernel.account.Instalment;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.DebtId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * An old debt: amount = recovered + writtenOff + remaining.
 *
 * @param id the debt
 * @param accountId the account
 * @param siteId its site
 * @param amount what was owed
 * @param recovered what sales paid, less those that were undone
 * @param writtenOff what was given up
 * @param remaining what is owed still
 * @param cause where it comes from
 * @param instalment how much of a sale goes towards it
 * @param reason why, in somebody's words
 * @param recordedAt when it was entered
 * @param sequence global sequence of that
 */
public record DebtView(
        DebtId id,
        AccountId accountId,
        SiteId siteId,
        Money amount,
        Money recovered,
        Money writtenOff,
        Money remaining,
        DebtCause cause,
        Instalment instalment,
        String reason,
        Instant recordedAt,
        long sequence) {

    /** The debt after what was recovered and what was given up changed. */
    DebtView after(Money nowRecovered, Money nowWrittenOff, Money nowRemaining) {
        return new DebtView(
                id,
                accountId,
                siteId,
                amount,
                nowRecovered,
                nowWrittenOff,
                nowRemaining,
                cause,
                instalment,
                reason,
                recordedAt,
                sequence);
    }
}
