package io.wattledger.command.account;

import io.wattledger.kernel.account.UndeliveredCause;
import io.wattledger.kernel.command.SettleOutcome;
import io.wattledger.kernel.device.FinalReading;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyTransaction;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.WriteEvidence;
import io.wattledger.kernel.event.FinalReadingTaken;
import io.wattledger.kernel.event.MeterQuarantined;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.MoneyWriteIntended;
import io.wattledger.kernel.event.MoneyWriteNotApplied;
import io.wattledger.kernel.event.MoneyWriteOutcomeUnknown;
import io.wattledger.kernel.event.MoneyWriteRefused;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes down facts about one meter's money, so that what decides need only say what is particular to it. */
public final class LedgerFacts {

    private final AccountId accountId;
    private final SiteId siteId;
    private final MeterId meterId;
    private final Instant at;

    /** Facts about a meter of an account, found at this instant. */
    public LedgerFacts(Account account, MeterLedger ledger, Instant at) {
        this.accountId = account.accountId();
        this.siteId = account.siteId();
        this.meterId = ledger.meterId();
        this.at = at;
    }

    /** The next attempt of a write is about to go out. */
    public MoneyWriteIntended intended(OpenWrite write, Money amount, int expectedCount, MeterMoneySnapshot before) {
        return new MoneyWriteIntended(
                accountId,
                siteId,
                meterId,
                write.operationId(),
                write.kind(),
                write.attempts() + 1,
                amount,
                expectedCount,
                MoneyTransaction.numberOf(write.operationId()),
                before);
    }

    /** The last attempt was applied. */
    public MoneyWriteConfirmed confirmed(
            OpenWrite write, MeterMoneySnapshot before, MeterMoneySnapshot after, WriteEvidence evidence) {
        return new MoneyWriteConfirmed(
                accountId, siteId, meterId, write.operationId(), write.kind(), write.amount(), before, after, evidence);
    }

    /** The last attempt was not applied. */
    public MoneyWriteNotApplied notApplied(
            OpenWrite write, MeterMoneySnapshot found, WriteEvidence evidence, Instant retryNotBefore) {
        return new MoneyWriteNotApplied(
                accountId,
                siteId,
                meterId,
                write.operationId(),
                write.kind(),
                write.attempts(),
                found,
                evidence,
                retryNotBefore);
    }

    /** The write will not be carried out. */
    public MoneyWriteRefused refused(
            OpenWrite write, UndeliveredCause cause, @Nullable Integer resultCode, MeterMoneySnapshot found) {
        return new MoneyWriteRefused(
                accountId,
                siteId,
                meterId,
                write.operationId(),
                write.kind(),
                write.amount(),
                cause,
                resultCode,
                found,
                at);
    }

    /** Nothing tells whether the last attempt was applied. */
    public MoneyWriteOutcomeUnknown outcomeUnknown(OpenWrite write, String cause) {
        return new MoneyWriteOutcomeUnknown(
                accountId, siteId, meterId, write.operationId(), write.kind(), write.attempts(), cause, at);
    }

    /** The meter contradicts the ledger. */
    public MeterQuarantined quarantined(
            OperationId operation, String cause, int expectedCount, int foundCount, Money foundBalance) {
        return new MeterQuarantined(
                accountId, siteId, meterId, operation, cause, expectedCount, foundCount, foundBalance, at);
    }

    /** The meter was cleared; only it could tell how much it held. */
    public MoneyWriteConfirmed cleared(OpenWrite write, Money held, MeterMoneySnapshot after, WriteEvidence evidence) {
        MeterMoneySnapshot before =
                new MeterMoneySnapshot(after.serialNumber(), write.expectedCount() - 1, held, after.readAt());
        return new MoneyWriteConfirmed(
                accountId, siteId, meterId, write.operationId(), write.kind(), held, before, after, evidence);
    }

    /** The last that was read of the meter. */
    public FinalReadingTaken finalReading(OpenWrite write, FinalReading reading) {
        return new FinalReadingTaken(accountId, siteId, meterId, write.operationId(), reading);
    }

    /** Two people settled the outcome of a write. What a clearing took off is then what was read just before it. */
    public OutcomeSettled settled(OpenWrite write, SettleOutcome settlement) {
        MeterMoneySnapshot before = write.before();
        Money amount = write.kind() == MoneyWriteKind.CLOSING && before != null ? before.balance() : write.amount();
        return new OutcomeSettled(
                accountId,
                siteId,
                meterId,
                write.operationId(),
                write.kind(),
                amount,
                settlement.outcome(),
                settlement.reason(),
                settlement.evidence(),
                settlement.approvalId(),
                at);
    }
}
