package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;

/** Facts about accounts and their money. */
public sealed interface AccountEvent extends DomainEvent
        permits AccountOpened,
                MeterAttached,
                CreditSold,
                MoneyWriteIntended,
                MoneyWriteConfirmed,
                MoneyWriteNotApplied,
                MoneyWriteRefused,
                MoneyWriteOutcomeUnknown,
                OutcomeSettled,
                MeterQuarantined,
                MeterReleased,
                RefundRequested,
                RefundApproved,
                RefundPaidOut,
                CorrectionSubmitted,
                CorrectionRequested,
                CorrectionPaidOut,
                MoneyWriteCancelled,
                UndeliveredReturned,
                CreditRedelivered,
                DebtRecorded,
                DebtRecovered,
                DebtRestored,
                DebtWrittenOff,
                HeldBalanceEvent,
                ClosureStarted,
                ClearingOrdered,
                FinalReadingTaken,
                SettlementEstimated,
                MeterDetached,
                SettlementDifferenceAdopted,
                ClosureSettled,
                SettlementPaidOut,
                AccountClosed,
                ReplacementStarted,
                MeterReplaced {
    /** The account concerned. */
    AccountId accountId();
}
