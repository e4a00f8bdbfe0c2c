package io.wattledger.command.approval;

import io.wattledger.command.account.adjust.ApprovedAdjustments;
import io.wattledger.command.account.close.EstimateSettlementHandler;
import io.wattledger.command.account.correct.ApprovedCorrections;
import io.wattledger.command.account.debt.DebtWriteOffs;
import io.wattledger.command.account.refund.ApprovedRefunds;
import io.wattledger.command.account.release.ReleaseMeterHandler;
import io.wattledger.command.account.settle.SettleOutcomeHandler;
import io.wattledger.kernel.approval.ApprovalSubject;
import io.wattledger.kernel.approval.ApprovalSubject.Adjustment;
import io.wattledger.kernel.approval.ApprovalSubject.Correction;
import io.wattledger.kernel.approval.ApprovalSubject.DebtWriteOff;
import io.wattledger.kernel.approval.ApprovalSubject.QuarantineRelease;
import io.wattledger.kernel.approval.ApprovalSubject.Refund;
import io.wattledger.kernel.approval.ApprovalSubject.Settlement;
import io.wattledger.kernel.approval.ApprovalSubject.SettlementEstimate;
import io.wattledger.kernel.command.EstimateSettlement;
import io.wattledger.kernel.command.ReleaseMeter;
import io.wattledger.kernel.command.SettleOutcome;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.SiteId;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Who judges and who carries out each thing that can be approved. */
@Component
public final class ApprovalSubjects {

    private final SettleOutcomeHandler settlements;
    private final ReleaseMeterHandler releases;
    private final ApprovedRefunds refunds;
    private final ApprovedAdjustments adjustments;
    private final EstimateSettlementHandler estimates;
    private final DebtWriteOffs writeOffs;
    private final ApprovedCorrections corrections;

    /** Everything that needs two people. */
    public ApprovalSubjects(
            SettleOutcomeHandler settlements,
            ReleaseMeterHandler releases,
            ApprovedRefunds refunds,
            ApprovedAdjustments adjustments,
            EstimateSettlementHandler estimates,
            DebtWriteOffs writeOffs,
            ApprovedCorrections corrections) {
        this.corrections = corrections;
        this.writeOffs = writeOffs;
        this.adjustments = adjustments;
        this.estimates = estimates;
        this.refunds = refunds;
        this.settlements = settlements;
        this.releases = releases;
    }

    /**
     * Refuses what could not be carried out now.
     *
     * @return the site concerned
     */
    public SiteId checkAsked(ApprovalSubject subject) {
        return fold(
                subject,
                settlements::checkAsked,
                releases::checkAsked,
                refunds::checkAsked,
                adjustments::checkAsked,
                estimates::checkAsked,
                writeOffs::checkAsked,
                corrections::checkAsked);
    }

    /** Does what was asked for, in the present unit of work. */
    public void carryOut(ApprovalSubject subject, ApprovalId approval) {
        Runnable deed = fold(
                subject,
                asked -> () -> settlements.carryOut(new SettleOutcome(
                        asked.accountId(),
                        asked.meterId(),
                        asked.operationId(),
                        asked.outcome(),
                        asked.reason(),
                        asked.evidence(),
                        approval)),
                asked -> () -> releases.carryOut(new ReleaseMeter(
                        asked.accountId(),
                        asked.meterId(),
                        asked.baseCount(),
                        asked.adoptedAdjustment(),
                        asked.reason(),
                        approval)),
                asked -> () -> refunds.approve(asked, approval),
                asked -> () -> adjustments.carryOut(asked, approval),
                asked -> () -> estimates.carryOut(new EstimateSettlement(
                        asked.accountId(),
                        asked.meterId(),
                        asked.balance(),
                        asked.reading(),
                        asked.reason(),
                        asked.evidence(),
                        approval)),
                asked -> () -> writeOffs.carryOut(asked, approval),
                asked -> () -> corrections.approve(asked));
        deed.run();
    }

    /** Ends what waited for the approval, in the present unit of work; only what waits in its account leaves something behind. */
    public void decline(ApprovalSubject subject) {
        if (subject instanceof Refund asked) {
            refunds.decline(asked);
        } else if (subject instanceof Correction asked) {
            corrections.decline(asked);
        }
    }

    private static <T> T fold(
            ApprovalSubject subject,
            Function<Settlement, T> settlement,
            Function<QuarantineRelease, T> release,
            Function<Refund, T> refund,
            Function<Adjustment, T> adjustment,
            Function<SettlementEstimate, T> estimate,
            Function<DebtWriteOff, T> writeOff,
            Function<Correction, T> correction) {
        if (subject instanceof Settlement asked) {
            return settlement.apply(asked);
        }
        if (subject instanceof QuarantineRelease asked) {
            return release.apply(asked);
        }
        if (subject instanceof Refund asked) {
            return refund.apply(asked);
        }
        if (subject instanceof Adjustment asked) {
            return adjustment.apply(asked);
        }
        if (subject instanceof SettlementEstimate asked) {
            return estimate.apply(asked);
        }
        if (subject instanceof DebtWriteOff asked) {
            return writeOff.apply(asked);
        }
        return correction.apply((Correction) subject);
    }
}
