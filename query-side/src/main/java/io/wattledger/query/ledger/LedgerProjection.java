package io.wattledger.query.ledger;

import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.BalanceAdjusted;
import io.wattledger.kernel.event.ClearingOrdered;
import io.wattledger.kernel.event.ClosureSettled;
import io.wattledger.kernel.event.ConsumptionCharged;
import io.wattledger.kernel.event.CorrectionPaidOut;
import io.wattledger.kernel.event.CorrectionRequested;
import io.wattledger.kernel.event.CorrectionSubmitted;
import io.wattledger.kernel.event.CreditRedelivered;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.DebtRecorded;
import io.wattledger.kernel.event.DebtRecovered;
import io.wattledger.kernel.event.DebtRestored;
import io.wattledger.kernel.event.DebtWrittenOff;
import io.wattledger.kernel.event.EventCatalogue;
import io.wattledger.kernel.event.FeeCharged;
import io.wattledger.kernel.event.HeldBalanceEvent;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MeterDetached;
import io.wattledger.kernel.event.MeterQuarantined;
import io.wattledger.kernel.event.MeterReleased;
import io.wattledger.kernel.event.MeterReplaced;
import io.wattledger.kernel.event.MoneyBooked;
import io.wattledger.kernel.event.MoneyWriteCancelled;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.MoneyWriteRefused;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.event.ReadingContradicted;
import io.wattledger.kernel.event.RefundPaidOut;
import io.wattledger.kernel.event.RefundRequested;
import io.wattledger.kernel.event.SettlementDifferenceAdopted;
import io.wattledger.kernel.event.SettlementEstimated;
import io.wattledger.kernel.event.SettlementPaidOut;
import io.wattledger.kernel.event.UndeliveredReturned;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.query.ledger.LedgerEntry.Charge;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.Projection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every fact that moves money or decides about it. A document is one event and never changes. */
@Component
public final class LedgerProjection implements Projection<LedgerEntry> {

    /** The collection. */
    public static final String COLLECTION = "ledger_entries";

    private static final Set<Class<? extends AccountEvent>> ENTERED = Set.of(
            MeterAttached.class,
            CreditSold.class,
            CreditRedelivered.class,
            RefundRequested.class,
            RefundPaidOut.class,
            CorrectionSubmitted.class,
            CorrectionRequested.class,
            CorrectionPaidOut.class,
            MoneyWriteConfirmed.class,
            MoneyWriteRefused.class,
            MoneyWriteCancelled.class,
            UndeliveredReturned.class,
            DebtRecorded.class,
            DebtRecovered.class,
            DebtRestored.class,
            DebtWrittenOff.class,
            OutcomeSettled.class,
            MeterQuarantined.class,
            MeterReleased.class,
            MoneyBooked.class,
            BalanceAdjusted.class,
            ConsumptionCharged.class,
            ReadingContradicted.class,
            FeeCharged.class,
            ClearingOrdered.class,
            SettlementEstimated.class,
            MeterDetached.class,
            SettlementDifferenceAdopted.class,
            ClosureSettled.class,
            SettlementPaidOut.class,
            MeterReplaced.class);

    /**
     * Identity of the entry that an account's event makes. Made of the account and the event's place in its stream, so that all
     * entries of an account are found by their identities.
     */
    public static String idOf(AccountId account, long streamSequence) {
        return String.format(Locale.ROOT, "%s|%010d", account, streamSequence);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Class<LedgerEntry> viewType() {
        return LedgerEntry.class;
    }

    @Override
    public Optional<String> documentOf(Fact fact) {
        return ENTERED.contains(fact.event().getClass())
                ? Optional.of(idOf(((AccountEvent) fact.event()).accountId(), fact.streamSequence()))
                : Optional.empty();
    }

    @Override
    public LedgerEntry fold(@Nullable LedgerEntry before, Fact fact) {
        if (fact.event() instanceof MeterAttached it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), it.operationId())
                    .with(it.openingBalance(), null, null);
        }
        if (fact.event() instanceof CreditSold it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), it.operationId())
                    .with(it.credited(), it.receiptNumber(), it.paymentMethod().name());
        }
        if (fact.event() instanceof MoneyWriteConfirmed it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), it.operationId())
                    .with(it.amount(), null, it.kind().name())
                    .seen(it.after());
        }
        if (fact.event() instanceof MoneyWriteRefused it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), it.operationId())
                    .with(it.amount(), null, it.cause().name())
                    .seen(it.found());
        }
        if (fact.event() instanceof OutcomeSettled it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), it.operationId())
                    .with(it.amount(), null, it.outcome().name());
        }
        if (fact.event() instanceof MeterQuarantined it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), it.operationId())
                    .with(null, null, it.cause())
                    .seen(it.foundCount(), it.foundBalance());
        }
        if (fact.event() instanceof MeterReleased it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), null)
                    .with(it.adoptedAdjustment(), null, it.reason());
        }
        return fact.event() instanceof HeldBalanceEvent it ? onHeld(it, fact) : afterTheSale(fact);
    }

    /** Movements of a balance that we hold. */
    private static LedgerEntry onHeld(HeldBalanceEvent event, Fact fact) {
        if (event instanceof MoneyBooked it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), it.operationId())
                    .with(it.amount(), null, it.kind().name())
                    .leaving(it.balance());
        }
        if (event instanceof BalanceAdjusted it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), null)
                    .with(it.amount(), null, it.reason())
                    .leaving(it.balance());
        }
        if (event instanceof ConsumptionCharged it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), null)
                    .with(it.charged(), null, it.businessDay().toString())
                    .leaving(it.balance(), Charge.of(it));
        }
        if (event instanceof FeeCharged it) {
            return entry(fact, it.siteId(), it.accountId(), null, null)
                    .with(it.amount(), null, it.month().toString())
                    .leaving(it.balance());
        }
        ReadingContradicted it = (ReadingContradicted) event;
        return entry(fact, it.siteId(), it.accountId(), it.meterId(), null).with(null, null, it.cause());
    }

    /** Money that goes another way than from the customer to the meter. */
    private static LedgerEntry afterTheSale(Fact fact) {
        if (fact.event() instanceof CreditRedelivered it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), it.operationId())
                    .with(it.credited(), null, it.originalOperationId().value());
        }
        if (fact.event() instanceof RefundRequested it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), it.operationId())
                    .with(it.amount(), null, null);
        }
        if (fact.event() instanceof RefundPaidOut it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), it.operationId())
                    .with(it.amount(), it.receiptNumber(), it.paymentMethod().name());
        }
        if (fact.event() instanceof CorrectionPaidOut it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), it.operationId())
                    .with(it.amount(), it.receiptNumber(), it.paymentMethod().name());
        }
        if (fact.event() instanceof CorrectionSubmitted it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), it.operationId())
                    .with(it.amount(), null, it.originalOperationId().value());
        }
        if (fact.event() instanceof CorrectionRequested it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), it.operationId())
                    .with(it.amount(), null, it.originalOperationId().value());
        }
        if (fact.event() instanceof MoneyWriteCancelled it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), it.operationId())
                    .with(it.amount(), null, it.kind().name());
        }
        if (fact.event() instanceof UndeliveredReturned it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), it.operationId())
                    .with(it.paid(), it.receiptNumber(), it.paymentMethod().name());
        }
        return ofOldDebt(fact);
    }

    private static LedgerEntry ofOldDebt(Fact fact) {
        if (fact.event() instanceof DebtRecorded it) {
            return entry(fact, it.siteId(), it.accountId(), null, null)
                    .with(it.amount(), null, it.cause().name());
        }
        if (fact.event() instanceof DebtRecovered it) {
            return entry(fact, it.siteId(), it.accountId(), null, it.operationId())
                    .with(it.amount(), null, it.debtId().value());
        }
        if (fact.event() instanceof DebtRestored it) {
            return entry(fact, it.siteId(), it.accountId(), null, it.operationId())
                    .with(it.amount(), null, it.debtId().value());
        }
        if (fact.event() instanceof DebtWrittenOff it) {
            return entry(fact, it.siteId(), it.accountId(), null, null)
                    .with(it.amount(), null, it.debtId().value());
        }
        return atTheEnd(fact);
    }

    /** A meter leaves the account, or the account ends. */
    private static LedgerEntry atTheEnd(Fact fact) {
        if (fact.event() instanceof ClearingOrdered it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), it.operationId());
        }
        if (fact.event() instanceof SettlementEstimated it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), null).with(it.balance(), null, it.reason());
        }
        if (fact.event() instanceof MeterDetached it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), null).with(it.balance(), null, null);
        }
        if (fact.event() instanceof SettlementDifferenceAdopted it) {
            return entry(fact, it.siteId(), it.accountId(), it.meterId(), null).with(it.adjustment(), null, null);
        }
        if (fact.event() instanceof ClosureSettled it) {
            return entry(fact, it.siteId(), it.accountId(), null, null).with(it.balance(), null, null);
        }
        if (fact.event() instanceof MeterReplaced it) {
            return entry(fact, it.siteId(), it.accountId(), it.oldMeterId(), null)
                    .with(it.remaining(), null, it.newMeterId().value());
        }
        SettlementPaidOut it = (SettlementPaidOut) fact.event();
        return entry(fact, it.siteId(), it.accountId(), null, null)
                .with(it.amount(), it.receiptNumber(), it.paymentMethod().name());
    }

    private static LedgerEntry entry(
            Fact fact, SiteId site, AccountId account, @Nullable MeterId meter, @Nullable OperationId operation) {
        return new LedgerEntry(
                fact.eventId(),
                EventCatalogue.nameOf(fact.event().getClass()).value(),
                fact.sequence(),
                fact.storedAt(),
                site,
                account,
                meter,
                operation,
                null,
                null,
                null,
                null,
                null,
                null,
                fact.operator(),
                fact.reason());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("accountId", "sequence"), List.of("siteId", "sequence"));
    }
}
