package io.wattledger.command.account.open;

import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.CustomerFields;
import io.wattledger.command.account.MeterAdmission;
import io.wattledger.command.meter.tariff.OrderTariffHandler;
import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.account.PlannedMeter;
import io.wattledger.kernel.command.MeterAttachment;
import io.wattledger.kernel.command.OrderTariff;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.SiteId;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What every opening has in common, at once or after a preparation: what may be asked for, and the orders to the meters. */
@Component
public final class Opening {

    private static final int MOST_METERS = 32;

    private final OrderTariffHandler tariffOrders;
    private final MeterAdmission admission;

    /** Openings of meters that are admitted. */
    public Opening(OrderTariffHandler tariffOrders, MeterAdmission admission) {
        this.tariffOrders = tariffOrders;
        this.admission = admission;
    }

    /** Refuses what no account can be. */
    public void check(CustomerDetails customer, List<PlannedMeter> meters) {
        long distinct = meters.stream().map(PlannedMeter::meterId).distinct().count();
        CustomerFields.check(new FieldFaults(), "customer.", customer)
                .unless(!meters.isEmpty() && meters.size() <= MOST_METERS, "meters", "must be 1 to " + MOST_METERS)
                .unless(distinct == meters.size(), "meters", "must not name a meter twice")
                .refuseIfAny();
        meters.forEach(meter -> admission.checkTransferIn(meter.transferIn()));
    }

    /** The facts that these meters come under an account of this site; their tariffs are ordered with that. */
    public List<MeterAttached> attach(
            AccountId account, SiteId site, BalanceHeld balanceHeld, List<MeterAttachment> meters) {
        List<MeterAttached> attached = meters.stream()
                .map(attachment -> admission.admit(account, site, balanceHeld, attachment))
                .toList();
        // In the order of the meters' identities, so that two openings over the same meters cannot wait for each other.
        meters.stream()
                .sorted(Comparator.comparing(meter -> meter.meterId().value()))
                .forEach(meter -> tariffOrders.handle(
                        new OrderTariff(meter.meterId(), meter.tariffOperationId(), meter.tariffId(), null)));
        return attached;
    }
}
