package io.wattledger.command.account.fee;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.Account;
import io.wattledger.kernel.account.BusinessDays;
import io.wattledger.kernel.command.AgreeMonthlyFee;
import io.wattledger.kernel.event.MonthlyFeeAgreed;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.DeviceDirectory;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Agrees on a fixed fee: due from the next business month on, while what was due before stays as it was agreed. */
@Component
public final class AgreeMonthlyFeeHandler {

    private static final Money MOST = Money.ofFen(10_000_000);

    private final AggregateStore<Account> accounts;
    private final DeviceDirectory directory;
    private final BusinessDays businessDays;
    private final Clock clock;

    /** Agrees for accounts of this repository. */
    public AgreeMonthlyFeeHandler(
            Repository<Account> accounts, DeviceDirectory directory, BusinessDays businessDays, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.directory = directory;
        this.businessDays = businessDays;
        this.clock = clock;
    }

    @CommandHandler
    void handle(AgreeMonthlyFee command) {
        new FieldFaults()
                .unless(
                        !command.perMonth().isNegative() && !command.perMonth().exceeds(MOST),
                        "perMonth",
                        "must lie between 0.00 and " + MOST)
                .refuseIfAny();
        Instant now = clock.instant();
        accounts.load(command.accountId()).execute(account -> {
            account.held();
            YearMonth month = businessDays.monthOf(now, zoneOf(account));
            FeesDue.charge(account, month, now);
            account.record(List.of(new MonthlyFeeAgreed(
                    account.accountId(), account.siteId(), command.perMonth(), command.perMeter(), month, now)));
        });
    }

    private ZoneId zoneOf(Account account) {
        DeviceDirectory.Meter meter = directory
                .meter(account.meters().get(0))
                .orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_METER));
        return directory
                .gateway(meter.bus().gatewayId())
                .orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_GATEWAY))
                .zone();
    }
}
