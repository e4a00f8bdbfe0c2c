package io.wattledger.command.account.charge;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.HeldBalance;
import io.wattledger.command.account.HeldBalance.Reading;
import io.wattledger.command.account.HeldFacts;
import io.wattledger.command.tariff.Tariff;
import io.wattledger.command.tariff.TariffVersion;
import io.wattledger.kernel.account.BusinessDays;
import io.wattledger.kernel.command.RecordReading;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.ConsumptionCharged;
import io.wattledger.kernel.event.MeteringBegun;
import io.wattledger.kernel.event.ReadingContradicted;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.port.DeviceDirectory;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.kernel.tariff.PlanCost;
import io.wattledger.kernel.tariff.TariffPlan;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Charges consumption from readings, where we hold the balance. The first reading of a meter begins its metering; after that the first
 * one of each business day charges what was counted since the reading before. A reading of a day that was charged already changes
 * nothing, so that a command may come twice; one that contradicts the reading before is not charged, and people are told.
 */
@Component
public final class RecordReadingHandler {

    private final AggregateStore<Account> accounts;
    private final AggregateStore<Tariff> tariffs;
    private final DeviceDirectory directory;
    private final BusinessDays businessDays;

    /** Charges accounts of this repository by the plans of that one. */
    public RecordReadingHandler(
            Repository<Account> accounts,
            Repository<Tariff> tariffs,
            DeviceDirectory directory,
            BusinessDays businessDays) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.tariffs = new AggregateStore<>(tariffs, ProblemType.UNKNOWN_TARIFF);
        this.directory = directory;
        this.businessDays = businessDays;
    }

    @CommandHandler
    void handle(RecordReading command) {
        accounts.load(command.accountId()).execute(account -> {
            if (account.isHeld() && !account.ledger(command.meterId()).isQuarantined()) {
                account.record(decide(account, command));
            }
        });
    }

    private List<AccountEvent> decide(Account account, RecordReading command) {
        return account.held()
                .readingOf(command.meterId())
                .map(known -> chargeSince(known, account, command))
                .orElseGet(() -> List.of(new MeteringBegun(
                        account.accountId(), account.siteId(), command.meterId(), command.energy(), command.at())));
    }

    private List<AccountEvent> chargeSince(Reading known, Account account, RecordReading command) {
        DeviceDirectory.Meter meter =
                directory.meter(command.meterId()).orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_METER));
        ZoneId zone = directory
                .gateway(meter.bus().gatewayId())
                .orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_GATEWAY))
                .zone();
        LocalDate today = businessDays.dayOf(command.at(), zone);
        long days = ChronoUnit.DAYS.between(businessDays.dayOf(known.at(), zone), today);
        if (days < 1) {
            return List.of();
        }
        TariffId tariffId = account.ledger(command.meterId()).tariffId();
        // The version that counted when the energy began to flow: nothing is priced by what came later.
        TariffVersion version = tariffs.load(tariffId).invoke(tariff -> tariff.countingAt(known.at()));
        Consumption used = Consumption.between(known.energy(), command.energy(), version.plan(), meter);
        Optional<String> contradiction = used.contradiction();
        if (contradiction.isPresent()) {
            return List.of(new ReadingContradicted(
                    account.accountId(),
                    account.siteId(),
                    command.meterId(),
                    contradiction.get(),
                    known.energy(),
                    command.energy(),
                    command.at()));
        }
        return charge(account, command, known, version, used, today.minusDays(1), Math.toIntExact(days));
    }

    private static List<AccountEvent> charge(
            Account account,
            RecordReading command,
            Reading known,
            TariffVersion version,
            Consumption used,
            LocalDate businessDay,
            int days) {
        HeldBalance held = account.held();
        TariffPlan plan = version.plan();
        Energy before = held.usedBefore(command.meterId(), plan.tiers().period(), businessDay);
        PlanCost cost = plan.costOf(used.primaryByRate(), before);
        if (cost.energy().centiKwh() == 0) {
            return List.of();
        }
        MicroYuan after = held.balance().minus(cost.total());
        ConsumptionCharged charged = new ConsumptionCharged(
                account.accountId(),
                account.siteId(),
                command.meterId(),
                businessDay,
                days,
                known.energy(),
                command.energy(),
                account.ledger(command.meterId()).tariffId(),
                version.number(),
                before,
                cost,
                held.available().minus(after.floorToFen()),
                after,
                command.at());
        return new HeldFacts(account, command.at()).crossing(charged, after);
    }
}
