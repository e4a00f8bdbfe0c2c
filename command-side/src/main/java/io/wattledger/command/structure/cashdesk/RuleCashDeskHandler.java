package io.wattledger.command.structure.cashdesk;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.structure.Site;
import io.wattledger.kernel.cashdesk.ServiceFee;
import io.wattledger.kernel.command.RuleCashDesk;
import io.wattledger.kernel.event.CashDeskRuled;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Lays down what holds at the cash desks of a site, from the next receipt on. */
@Component
public final class RuleCashDeskHandler {

    private static final int MOST_PERMILLE = 500;
    private static final Money MOST_FIXED = Money.ofFen(100_000);

    private final AggregateStore<Site> sites;
    private final Clock clock;

    /** Lays down rules for sites of this repository. */
    public RuleCashDeskHandler(Repository<Site> sites, Clock clock) {
        this.sites = new AggregateStore<>(sites, ProblemType.UNKNOWN_SITE);
        this.clock = clock;
    }

    @CommandHandler
    void handle(RuleCashDesk command) {
        ServiceFee fee = command.rules().serviceFee();
        new FieldFaults()
                .unless(!command.rules().tillLimit().isNegative(), "tillLimit", "must not be negative")
                .between("feePermille", fee.permille(), 0, MOST_PERMILLE)
                .unless(
                        !fee.fixed().isNegative() && !fee.fixed().exceeds(MOST_FIXED),
                        "feeFixed",
                        "must lie between 0.00 and " + MOST_FIXED)
                .unless(
                        fee.permille() == 0 || fee.fixed().equals(Money.ZERO),
                        "feeFixed",
                        "cannot be charged beside feePermille")
                .refuseIfAny();
        sites.load(command.siteId())
                .execute(site -> site.record(new CashDeskRuled(command.siteId(), command.rules(), clock.instant())));
    }
}
