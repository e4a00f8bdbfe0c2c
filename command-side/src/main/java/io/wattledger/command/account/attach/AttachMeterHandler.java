package io.wattledger.command.account.attach;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.MeterAdmission;
import io.wattledger.command.account.Presence;
import io.wattledger.command.meter.tariff.OrderTariffHandler;
import io.wattledger.kernel.command.AttachMeter;
import io.wattledger.kernel.command.MeterAttachment;
import io.wattledger.kernel.command.OrderTariff;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Brings one more meter under an account: in one transaction the order of its tariff and, after it, the opening of its purse. */
@Component
public final class AttachMeterHandler {

    private static final int MOST_METERS = 32;

    private final AggregateStore<Account> accounts;
    private final OrderTariffHandler tariffOrders;
    private final MeterAdmission admission;
    private final Clock clock;

    /** Attaches meters to accounts of this repository. */
    public AttachMeterHandler(
            Repository<Account> accounts, OrderTariffHandler tariffOrders, MeterAdmission admission, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.tariffOrders = tariffOrders;
        this.admission = admission;
        this.clock = clock;
    }

    @CommandHandler
    void handle(AttachMeter command) {
        MeterAttachment meter = command.meter();
        admission.checkTransferIn(meter.transferIn());
        tariffOrders.handle(new OrderTariff(meter.meterId(), meter.tariffOperationId(), meter.tariffId(), null));
        accounts.load(command.accountId()).execute(account -> {
            account.checkNotClosing();
            account.tenancy().checkAvailable();
            account.checkFree(meter.meterId());
            long present = account.ledgers().stream()
                    .filter(ledger -> ledger.presence() != Presence.GONE)
                    .count();
            if (present >= MOST_METERS) {
                throw new RefusedException(Refusal.ofField("meterId", "an account has at most " + MOST_METERS));
            }
            account.record(
                    List.of(admission.admit(account.accountId(), account.siteId(), account.balanceHeld(), meter)));
            account.carryOut(meter.meterId(), meter.openingOperationId(), clock.instant());
        });
    }
}
