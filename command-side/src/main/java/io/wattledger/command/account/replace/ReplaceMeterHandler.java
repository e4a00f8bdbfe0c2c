package io.wattledger.command.account.replace;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.MeterAdmission;
import io.wattledger.command.account.MeterLedger;
import io.wattledger.command.account.Posting.State;
import io.wattledger.command.account.close.Departing;
import io.wattledger.command.meter.tariff.OrderTariffHandler;
import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.command.OrderTariff;
import io.wattledger.kernel.command.ReplaceMeter;
import io.wattledger.kernel.command.ReplacementAccepted;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.ClearingOrdered;
import io.wattledger.kernel.event.ReplacementStarted;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Begins to replace a meter: the old one is cleared after the writes that wait for it, the new one is kept for the account and gets its
 * tariff. What follows needs nobody. Asked again, it orders anew a clearing that came to nothing.
 */
@Component
public final class ReplaceMeterHandler {

    private static final int LONGEST_REASON = 200;

    private final AggregateStore<Account> accounts;
    private final Departing departing;
    private final OrderTariffHandler tariffOrders;
    private final MeterAdmission admission;
    private final Clock clock;

    /** Replaces meters of accounts of this repository. */
    public ReplaceMeterHandler(
            Repository<Account> accounts,
            Departing departing,
            OrderTariffHandler tariffOrders,
            MeterAdmission admission,
            Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.departing = departing;
        this.tariffOrders = tariffOrders;
        this.admission = admission;
        this.clock = clock;
    }

    @CommandHandler
    ReplacementAccepted handle(ReplaceMeter command) {
        new FieldFaults()
                .text("reason", command.reason(), LONGEST_REASON)
                .unless(!command.oldMeterId().equals(command.newMeterId()), "newMeterId", "must be another meter")
                .refuseIfAny();
        ReplacementAccepted accepted = accounts.load(command.accountId()).invoke(account -> {
            account.checkNotClosing();
            account.checkHeldByMeters();
            account.tenancy().checkAvailable();
            MeterLedger old = account.ledger(command.oldMeterId());
            return switch (old.presence()) {
                case STAYING -> begin(account, old, command);
                case LEAVING -> clearAgain(account, old, command);
                case GONE -> throw new RefusedException(ProblemType.METER_NOT_ON_ACCOUNT);
            };
        });
        TariffId tariff = accepted.tariffId();
        if (tariff != null) {
            tariffOrders.handle(new OrderTariff(command.newMeterId(), command.tariffOperationId(), tariff, null));
        }
        return accepted;
    }

    private ReplacementAccepted begin(Account account, MeterLedger old, ReplaceMeter command) {
        if (old.isQuarantined()) {
            throw new RefusedException(ProblemType.METER_QUARANTINED);
        }
        account.checkFree(command.newMeterId());
        Instant now = clock.instant();
        SerialNumber serialNumber = admission
                .meterOf(account.siteId(), BalanceHeld.METER, command.newMeterId())
                .serialNumber();
        TariffId tariff = command.tariffId() == null ? old.tariffId() : command.tariffId();
        List<AccountEvent> facts = new ArrayList<>();
        facts.add(new ReplacementStarted(
                account.accountId(),
                account.siteId(),
                command.oldMeterId(),
                command.newMeterId(),
                serialNumber,
                tariff,
                command.openingOperationId(),
                command.tiersOperationId(),
                command.reason(),
                now));
        // What still waits for a second person never went out, and would come after the clearing.
        account.postings().in(State.AWAITING_APPROVAL).stream()
                .filter(posting -> posting.meterId().equals(old.meterId()))
                .forEach(posting -> facts.add(posting.cancelled(account, now)));
        List<AccountEvent> away = departing.sendAway(account, old, RelayMode.PREPAID);
        facts.addAll(away);
        account.record(facts);
        departing.advance(account);
        return new ReplacementAccepted(clearingOf(away), tariff);
    }

    private ReplacementAccepted clearAgain(Account account, MeterLedger old, ReplaceMeter command) {
        boolean sameAgain = account.closure()
                .departure(old.meterId())
                .map(departure -> departure.replacement())
                .filter(started -> started.newMeterId().equals(command.newMeterId()))
                .isPresent();
        if (!sameAgain || !old.openWrites().isEmpty()) {
            throw new RefusedException(ProblemType.METER_LEAVING);
        }
        List<AccountEvent> away = departing.sendAway(account, old, RelayMode.PREPAID);
        account.record(away);
        departing.advance(account);
        return new ReplacementAccepted(clearingOf(away), null);
    }

    private static @Nullable OperationId clearingOf(List<AccountEvent> away) {
        return away.stream()
                .filter(ClearingOrdered.class::isInstance)
                .map(event -> ((ClearingOrdered) event).operationId())
                .findFirst()
                .orElse(null);
    }
}
