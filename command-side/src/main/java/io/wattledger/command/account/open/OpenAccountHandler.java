package io.wattledger.command.account.open;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.CustomerFields;
import io.wattledger.command.account.MeterAdmission;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.meter.tariff.OrderTariffHandler;
import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.CreditLevel;
import io.wattledger.kernel.account.CreditRules;
import io.wattledger.kernel.account.Tenure;
import io.wattledger.kernel.command.MeterAttachment;
import io.wattledger.kernel.command.OpenAccount;
import io.wattledger.kernel.command.OrderTariff;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.AccountOpened;
import io.wattledger.kernel.event.CreditLevelChanged;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MoneyBooked;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.port.PersonalDataVault;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Opens an account over meters of a unit: in one transaction the account with its meters, and for each meter the order of its tariff
 * and, after it, the opening of its purse, unless we hold the balance. That no other account is open on a meter is claimed in the same transaction.
 */
@Component
public final class OpenAccountHandler {

    private static final int MOST_METERS = 32;

    private final AggregateStore<Account> accounts;
    private final OrderTariffHandler tariffOrders;
    private final MeterAdmission admission;
    private final Lookup lookup;
    private final PersonalDataVault vault;
    private final Clock clock;

    /** Opens accounts in this repository. */
    public OpenAccountHandler(
            Repository<Account> accounts,
            OrderTariffHandler tariffOrders,
            MeterAdmission admission,
            Lookup lookup,
            PersonalDataVault vault,
            Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.tariffOrders = tariffOrders;
        this.admission = admission;
        this.lookup = lookup;
        this.vault = vault;
        this.clock = clock;
    }

    @CommandHandler
    void handle(OpenAccount command) {
        checkFields(command);
        SiteId site = lookup.siteOf(command.unitId()).orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_UNIT));
        List<MeterAttached> meters = command.meters().stream()
                .map(attachment -> admission.admit(command.accountId(), site, command.balanceHeld(), attachment))
                .toList();
        orderTariffs(command.meters());
        AccountOpened opened = new AccountOpened(
                command.accountId(),
                site,
                command.unitId(),
                vault.seal(Tenure.first(command.accountId()), command.customer()),
                command.balanceHeld());
        accounts.create(() -> Account.open(opened, withBookings(command, opened, meters)));
    }

    private void checkFields(OpenAccount command) {
        List<MeterAttachment> meters = command.meters();
        long distinct = meters.stream().map(MeterAttachment::meterId).distinct().count();
        CustomerFields.check(new FieldFaults(), "customer.", command.customer())
                .unless(!meters.isEmpty() && meters.size() <= MOST_METERS, "meters", "must be 1 to " + MOST_METERS)
                .unless(distinct == meters.size(), "meters", "must not name a meter twice")
                .refuseIfAny();
        meters.forEach(meter -> admission.checkTransferIn(meter.transferIn()));
    }

    /** Where we hold the balance, no purse has to be opened: it begins at once, with what was moved from old meters. */
    private List<AccountEvent> withBookings(OpenAccount command, AccountOpened opened, List<MeterAttached> meters) {
        List<AccountEvent> facts = new ArrayList<>(meters);
        if (command.balanceHeld() == BalanceHeld.METER) {
            return facts;
        }
        Instant now = clock.instant();
        MicroYuan balance = MicroYuan.ZERO;
        for (MeterAttached meter : meters) {
            balance = balance.plus(MicroYuan.of(meter.openingBalance()));
            facts.add(new MoneyBooked(
                    opened.accountId(),
                    opened.siteId(),
                    meter.meterId(),
                    meter.operationId(),
                    MoneyWriteKind.OPENING,
                    meter.openingBalance(),
                    balance,
                    now));
        }
        CreditLevel level = CreditRules.USUAL.levelOf(balance, CreditLevel.NORMAL);
        if (level != CreditLevel.NORMAL) {
            facts.add(new CreditLevelChanged(opened.accountId(), opened.siteId(), level, balance, now));
        }
        return facts;
    }

    /** In the order of the meters' identities, so that two openings over the same meters cannot wait for each other. */
    private void orderTariffs(List<MeterAttachment> meters) {
        meters.stream()
                .sorted(Comparator.comparing(meter -> meter.meterId().value()))
                .forEach(meter -> tariffOrders.handle(
                        new OrderTariff(meter.meterId(), meter.tariffOperationId(), meter.tariffId(), null)));
    }
}
