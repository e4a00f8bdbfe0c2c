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
                CorrectionRequested,
                MoneyWriteCancelled,
                UndeliveredReturned,
                CreditRedelivered,
                DebtRecorded,
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
                MeterReplaced,
                AccountPrepared,
                PreparationWithdrawn,
                CustomerChanged,
                AccountSuspended,
                AccountResumed,
                CreditTransferRequested,
                TransferForwarded,
                OwnerChangeRequested,
                OwnerChanged,
                OwnerChangeAbandoned,
                HeldBalanceEvent {
    /** The account concerned. */
    AccountId accountId();
}
