package io.wattledger.command.account.prepare;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.MeterAdmission;
import io.wattledger.command.account.open.Opening;
import io.wattledger.command.directory.Lookup;
import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.PlannedMeter;
import io.wattledger.kernel.account.Tenure;
import io.wattledger.kernel.command.MeterAttachment;
import io.wattledger.kernel.command.OpenPreparedAccount;
import io.wattledger.kernel.command.PrepareAccount;
import io.wattledger.kernel.command.PreparedAccountOpened;
import io.wattledger.kernel.command.WithdrawPreparation;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.AccountOpened;
import io.wattledger.kernel.event.AccountPrepared;
import io.wattledger.kernel.event.PreparationWithdrawn;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.port.PersonalDataVault;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Lays an account down, opens it later as it was laid down, or gives it up. What it plans is looked at again when it is opened: its
 * meters may serve others until then.
 */
@Component
public final class PrepareAccountHandler {

    private static final int LONGEST_REASON = 200;

    private final AggregateStore<Account> accounts;
    private final Opening opening;
    private final MeterAdmission admission;
    private final Lookup lookup;
    private final PersonalDataVault vault;
    private final IdSource ids;
    private final Clock clock;

    /** Prepares accounts in this repository. */
    public PrepareAccountHandler(
            Repository<Account> accounts,
            Opening opening,
            MeterAdmission admission,
            Lookup lookup,
            PersonalDataVault vault,
            IdSource ids,
            Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.opening = opening;
        this.admission = admission;
        this.lookup = lookup;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    @CommandHandler
    void handle(PrepareAccount command) {
        opening.check(command.customer(), command.meters());
        if (command.balanceHeld() != BalanceHeld.METER) {
            throw new RefusedException(Refusal.of(
                    ProblemType.NOT_SUPPORTED, Map.of("what", "preparing balanceHeld " + command.balanceHeld())));
        }
        SiteId site = lookup.siteOf(command.unitId()).orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_UNIT));
        command.meters().forEach(meter -> admission.meterOf(site, command.balanceHeld(), meter.meterId()));
        AccountPrepared prepared = new AccountPrepared(
                command.accountId(),
                site,
                command.unitId(),
                vault.seal(Tenure.first(command.accountId()), command.customer()),
                command.balanceHeld(),
                command.meters(),
                clock.instant());
        accounts.create(() -> Account.prepare(prepared));
    }

    @CommandHandler
    PreparedAccountOpened handle(OpenPreparedAccount command) {
        return accounts.load(command.accountId()).invoke(account -> {
            AccountPrepared plan = account.plan();
            List<MeterAttachment> meters =
                    plan.meters().stream().map(this::attachment).toList();
            List<AccountEvent> facts = new ArrayList<>();
            facts.add(new AccountOpened(
                    plan.accountId(), plan.siteId(), plan.unitId(), plan.customer(), plan.balanceHeld()));
            facts.addAll(opening.attach(plan.accountId(), plan.siteId(), plan.balanceHeld(), meters));
            account.record(facts);
            return new PreparedAccountOpened(meters);
        });
    }

    @CommandHandler
    void handle(WithdrawPreparation command) {
        new FieldFaults().text("reason", command.reason(), LONGEST_REASON).refuseIfAny();
        accounts.load(command.accountId()).execute(account -> {
            AccountPrepared plan = account.plan();
            account.record(List.of(
                    new PreparationWithdrawn(plan.accountId(), plan.siteId(), command.reason(), clock.instant())));
        });
    }

    private MeterAttachment attachment(PlannedMeter meter) {
        return new MeterAttachment(
                meter.meterId(),
                meter.tariffId(),
                meter.transferIn(),
                new OperationId(ids.next()),
                new OperationId(ids.next()));
    }
}
