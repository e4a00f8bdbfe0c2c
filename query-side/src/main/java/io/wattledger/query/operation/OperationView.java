package io.wattledger.query.operation;

import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.device.WriteEvidence;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.money.Money;
import io.wattledger.query.projection.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device operation.
 *
 * @param id the operation
 * @param kind what it does
 * @param siteId its site
 * @param meterId the meter
 * @param accountId the account, for money
 * @param ordered what was asked for; never changes
 * @param progress how far it has come
 * @param aftermath what was done about it once it had ended
 * @param steps what happened, in order; of very many, the first and the latest
 */
public record OperationView(
        OperationId id,
        OperationKind kind,
        SiteId siteId,
        MeterId meterId,
        @Nullable AccountId accountId,
        Ordered ordered,
        Progress progress,
        Aftermath aftermath,
        List<Step> steps) {

    private static final int STEPS_KEPT = 100;

    /** The same operation after a step. */
    OperationView after(Step step, Progress next) {
        return new OperationView(id, kind, siteId, meterId, accountId, ordered, next, aftermath, stepsAnd(step));
    }

    /** The same operation after a step that leaves its state what it was. */
    OperationView after(Step step, Aftermath next) {
        return new OperationView(id, kind, siteId, meterId, accountId, ordered, progress, next, stepsAnd(step));
    }

    /** The same operation with the amount that its intent fixed. */
    OperationView moving(Money amount) {
        return new OperationView(
                id, kind, siteId, meterId, accountId, ordered.withAmount(amount), progress, aftermath, steps);
    }

    /** The same operation, of which nothing is sent before a second person agrees. */
    OperationView awaitingApproval() {
        Progress waiting = new Progress(
                OperationState.AWAITING_APPROVAL,
                progress.sequence(),
                progress.at(),
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return new OperationView(id, kind, siteId, meterId, accountId, ordered, waiting, aftermath, steps);
    }

    private List<Step> stepsAnd(Step step) {
        List<Step> all = new ArrayList<>(steps);
        if (all.size() == STEPS_KEPT) {
            all.remove(1);
        }
        all.add(step);
        return List.copyOf(all);
    }

    /**
     * What was asked for.
     *
     * @param sequence global sequence of its acceptance
     * @param at when it was accepted
     * @param operator who asked
     * @param reason why, where a reason was given
     * @param amount the amount to be written, for money; absent, for a refund of all, until an intent fixes it
     * @param originalOperationId the operation that it reverses, delivers again or goes on from
     * @param payment how it was paid, for a sale
     * @param mode who shall rule the relay, for a relay order
     * @param until when a forced mode is to end
     * @param tariffId the plan, for a tariff push
     * @param tariffVersion its version
     * @param deliverBy after this instant it expires unsent, for orders
     */
    public record Ordered(
            long sequence,
            Instant at,
            @Nullable String operator,
            @Nullable String reason,
            @Nullable Money amount,
            @Nullable OperationId originalOperationId,
            @Nullable Payment payment,
            @Nullable RelayMode mode,
            @Nullable Instant until,
            @Nullable TariffId tariffId,
            @Nullable Integer tariffVersion,
            @Nullable Instant deliverBy) {

        /** What was asked for with this fact, when it says no more than that. */
        static Ordered with(Fact fact) {
            return new Ordered(
                    fact.sequence(),
                    fact.storedAt(),
                    fact.operator(),
                    fact.reason(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        /** The same of an amount. */
        Ordered withAmount(@Nullable Money moved) {
            return new Ordered(
                    sequence,
                    at,
                    operator,
                    reason,
                    moved,
                    originalOperationId,
                    payment,
                    mode,
                    until,
                    tariffId,
                    tariffVersion,
                    deliverBy);
        }

        /** The same about an earlier operation. */
        Ordered about(OperationId original) {
            return new Ordered(
                    sequence,
                    at,
                    operator,
                    reason,
                    amount,
                    original,
                    payment,
                    mode,
                    until,
                    tariffId,
                    tariffVersion,
                    deliverBy);
        }

        /** The same, paid for. */
        Ordered paidWith(Payment how) {
            return new Ordered(
                    sequence,
                    at,
                    operator,
                    reason,
                    amount,
                    originalOperationId,
                    how,
                    mode,
                    until,
                    tariffId,
                    tariffVersion,
                    deliverBy);
        }
    }

    /**
     * What was done about an operation once it had ended.
     *
     * @param correctedBy the operation that reverses it, or was to
     * @param redeliveredBy the operation that took its money over
     * @param payout the money that was handed to the customer
     */
    public record Aftermath(
            @Nullable OperationId correctedBy,
            @Nullable OperationId redeliveredBy,
            @Nullable Payout payout) {

        /** Nothing yet. */
        static final Aftermath NONE = new Aftermath(null, null, null);

        Aftermath correctedBy(OperationId correction) {
            return new Aftermath(correction, redeliveredBy, payout);
        }

        Aftermath redeliveredBy(OperationId next) {
            return new Aftermath(correctedBy, next, payout);
        }

        Aftermath paidOut(Payout made) {
            return new Aftermath(correctedBy, redeliveredBy, made);
        }
    }

    /**
     * Money handed to the customer.
     *
     * @param amount how much
     * @param method how
     * @param receiptNumber gap-free number within the site
     * @param at when
     */
    public record Payout(Money amount, PaymentMethod method, long receiptNumber, Instant at) {}

    /**
     * How a sale was paid.
     *
     * @param paid what the customer paid
     * @param serviceFee kept as a fee
     * @param debtShare kept towards old debts
     * @param method how
     * @param receiptNumber gap-free number within the site
     */
    public record Payment(Money paid, Money serviceFee, Money debtShare, PaymentMethod method, long receiptNumber) {}

    /**
     * How far an operation has come.
     *
     * @param state its state
     * @param sequence global sequence of the event that led there
     * @param at when
     * @param attempts attempts made so far
     * @param expectedCount the purchase count that will show it applied, for money that was sent
     * @param before what the meter said before the last attempt
     * @param after what it said when it was last read back
     * @param evidence the frames that prove it
     * @param cause why it is refused or unknown
     * @param resultCode the meter's own result code, where it refused
     * @param supersededBy the newer order that took its place
     */
    public record Progress(
            OperationState state,
            long sequence,
            Instant at,
            int attempts,
            @Nullable Integer expectedCount,
            @Nullable MeterMoneySnapshot before,
            @Nullable MeterMoneySnapshot after,
            @Nullable WriteEvidence evidence,
            @Nullable String cause,
            @Nullable Integer resultCode,
            @Nullable OperationId supersededBy) {}

    /**
     * Something that happened to it.
     *
     * @param step what
     * @param at when it was stored
     * @param attempt of which attempt, where that matters
     * @param detail in a few words, where there is something to say
     */
    public record Step(
            StepKind step,
            Instant at,
            @Nullable Integer attempt,
            @Nullable String detail) {}

    /** What can happen to an operation. */
    public enum StepKind {
        /** Accepted and stored. */
        ACCEPTED,
        /** The intent was stored; bytes went out. */
        SENT,
        /** The meter proved that the attempt was not applied. */
        NOT_APPLIED,
        /** Read back and found applied. */
        READ_BACK,

        /** Took effect on the balance that we hold. */
        BOOKED,

        /** Refused for good. */
        REFUSED,
        /** A second person agreed to it. */
        APPROVED,

        /** Withdrawn before anything was sent. */
        CANCELLED,

        /** Its money was handed to the customer. */
        PAID_OUT,

        /** A correction of it was ordered. */
        CORRECTED,

        /** Another operation took its money over. */
        REDELIVERED,

        /** What it took off a meter goes on to another one. */
        FORWARDED,

        /** Nothing tells whether it was applied. */
        UNKNOWN,
        /** Two people settled it. */
        SETTLED,
        /** The meter contradicts the ledger. */
        QUARANTINED,
        /** Its deadline passed. */
        EXPIRED,
        /** A newer order took its place. */
        SUPERSEDED
    }
}
