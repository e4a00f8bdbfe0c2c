package io.wattledger.command.account;

import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.command.MeterAttachment;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.DeviceDirectory;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which meters can come under an account, and with what. */
@Component
public final class MeterAdmission {

    private final MoneyPath moneyPath;
    private final MoneyRules rules;

    /** Admission of meters at the end of trusted paths, by these rules. */
    public MeterAdmission(MoneyPath moneyPath, MoneyRules rules) {
        this.moneyPath = moneyPath;
        this.rules = rules;
    }

    /** Refuses a balance that cannot be moved onto a meter. */
    public void checkTransferIn(Money transferIn) {
        if (transferIn.isNegative() || rules.isHoarding(transferIn)) {
            throw new RefusedException(Refusal.of(
                    ProblemType.AMOUNT_OUT_OF_BOUNDS,
                    Map.of(
                            "least",
                            Money.ZERO.toString(),
                            "most",
                            rules.hoardingLimit().toString())));
        }
    }

    /** A meter that an account of this site can have; only where the meter holds the balance must money be able to reach it. */
    public DeviceDirectory.Meter meterOf(SiteId site, BalanceHeld balanceHeld, MeterId meterId) {
        DeviceDirectory.Meter meter =
                balanceHeld == BalanceHeld.METER ? moneyPath.to(meterId) : moneyPath.meter(meterId);
        if (!meter.siteId().equals(site)) {
            throw new RefusedException(ProblemType.DIFFERENT_SITES);
        }
        return meter;
    }

    /** The fact that the meter comes under an account of this site. */
    public MeterAttached admit(AccountId account, SiteId site, BalanceHeld balanceHeld, MeterAttachment attachment) {
        return new MeterAttached(
                account,
                site,
                attachment.meterId(),
                attachment.openingOperationId(),
                meterOf(site, balanceHeld, attachment.meterId()).serialNumber(),
                attachment.tariffId(),
                attachment.transferIn());
    }
}
