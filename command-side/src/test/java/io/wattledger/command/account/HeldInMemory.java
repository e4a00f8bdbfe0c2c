package io.wattledger.command.account;

import io.wattledger.command.StandingClock;
import io.wattledger.command.account.adjust.ApprovedAdjustments;
import io.wattledger.command.account.cancel.CancelMoneyWriteHandler;
import io.wattledger.command.account.charge.RecordReadingHandler;
import io.wattledger.command.account.correct.CorrectionConditions;
import io.wattledger.command.account.correct.RequestCorrectionHandler;
import io.wattledger.command.account.fee.AgreeMonthlyFeeHandler;
import io.wattledger.command.account.fee.ChargeMonthlyFeesHandler;
import io.wattledger.command.account.payout.PayOutRefundHandler;
import io.wattledger.command.account.refund.RefundConditions;
import io.wattledger.command.account.refund.RequestRefundHandler;
import io.wattledger.command.account.release.ReleaseMeterHandler;
import io.wattledger.command.account.sell.SellCreditHandler;
import io.wattledger.command.directory.KnownDevices;
import io.wattledger.command.tariff.Tariff;
import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.BusinessDays;
import io.wattledger.kernel.account.CreditLevel;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.approval.ApprovalSubject;
import io.wattledger.kernel.command.ReleaseMeter;
import io.wattledger.kernel.device.BusKey;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.AccountOpened;
import io.wattledger.kernel.event.CreditLevelChanged;
import io.wattledger.kernel.event.MoneyBooked;
import io.wattledger.kernel.event.TariffDefined;
import io.wattledger.kernel.event.TariffRevised;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.DeviceDirectory;
import io.wattledger.kernel.tariff.TariffPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * The account of the story with its balance held by us, on a real command bus and an event store in memory, with every fact it told since
 * it was opened.
 */
public final class HeldInMemory implements AutoCloseable {

    private final List<AccountEvent> facts = new ArrayList<>();
    private final StandingClock clock;
    private final Configuration axon;
    private final ApprovedAdjustments adjustments;
    private final ReleaseMeterHandler releases;

    /** An account over a meter of these ratios, under this plan. */
    public HeldInMemory(StandingClock clock, TariffPlan plan, int ptRatio, int ctRatio) {
        this.clock = clock;
        KnownDevices devices = new KnownDevices()
                .with(Story.gateway(true))
                .with(new DeviceDirectory.Meter(
                        Story.METER,
                        Story.SITE,
                        Story.SERIAL,
                        "ref-prepaid-v1",
                        new BusKey(Story.GATEWAY, 1),
                        1,
                        ptRatio,
                        ctRatio));
        MoneyPath path = new MoneyPath(devices);
        MoneyRules rules = MoneyRules.USUAL;
        AtomicLong receipts = new AtomicLong();
        axon = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
                .configureAggregate(Account.class)
                .configureAggregate(Tariff.class)
                .registerCommandHandler(it -> new SellCreditHandler(
                        it.repository(Account.class),
                        path,
                        site -> receipts.incrementAndGet(),
                        Story.NO_SHIFT,
                        Story.TERMS,
                        rules,
                        clock))
                .registerCommandHandler(it -> new RequestRefundHandler(
                        it.repository(Account.class), new RefundConditions(path, rules), asked -> {}, rules, clock))
                .registerCommandHandler(it -> new PayOutRefundHandler(
                        it.repository(Account.class), site -> receipts.incrementAndGet(), Story.NO_SHIFT, clock))
                .registerCommandHandler(it -> new RequestCorrectionHandler(
                        it.repository(Account.class),
                        new CorrectionConditions(path, rules),
                        sale -> false,
                        approval -> {},
                        clock))
                .registerCommandHandler(it -> new CancelMoneyWriteHandler(
                        it.repository(Account.class), site -> receipts.incrementAndGet(), Story.NO_SHIFT, clock))
                .registerCommandHandler(it -> new RecordReadingHandler(
                        it.repository(Account.class), it.repository(Tariff.class), devices, BusinessDays.CALENDAR))
                .registerCommandHandler(it ->
                        new AgreeMonthlyFeeHandler(it.repository(Account.class), devices, BusinessDays.CALENDAR, clock))
                .registerCommandHandler(it -> new ChargeMonthlyFeesHandler(it.repository(Account.class), clock))
                .start();
        Repository<Account> accounts = axon.repository(Account.class);
        adjustments = new ApprovedAdjustments(accounts, rules, clock);
        releases = new ReleaseMeterHandler(accounts, clock);
        inTransaction(() -> begin(accounts, plan));
        axon.eventBus()
                .subscribe(published -> published.forEach(fact -> {
                    if (fact.getPayload() instanceof AccountEvent event) {
                        facts.add(event);
                    }
                }));
    }

    private Object begin(Repository<Account> accounts, TariffPlan plan) {
        try {
            axon.repository(Tariff.class)
                    .newInstance(() -> Tariff.define(
                            new TariffDefined(Story.TARIFF, Story.SITE, "Agreed", 1, plan, clock.instant())));
            return accounts.newInstance(() -> Account.open(
                    new AccountOpened(
                            Story.ACCOUNT,
                            Story.SITE,
                            Story.UNIT,
                            SealedPersonalData.of("c2VhbGVk"),
                            BalanceHeld.SERVER),
                    List.of(
                            Story.attached(),
                            new MoneyBooked(
                                    Story.ACCOUNT,
                                    Story.SITE,
                                    Story.METER,
                                    Story.OPENING,
                                    MoneyWriteKind.OPENING,
                                    Money.ZERO,
                                    MicroYuan.ZERO,
                                    clock.instant()),
                            new CreditLevelChanged(
                                    Story.ACCOUNT, Story.SITE, CreditLevel.ARREARS, MicroYuan.ZERO, clock.instant()))));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Everything that happened since the opening, in order. */
    public List<AccountEvent> facts() {
        return facts;
    }

    /** The facts of one kind. */
    public <T> List<T> facts(Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Sends a command and hands back what it answers. */
    public @Nullable Object send(Object command) {
        return axon.commandGateway().sendAndWait(command);
    }

    /** A further version of the plan. */
    public void revise(TariffRevised version) {
        inTransaction(() -> {
            axon.repository(Tariff.class).load(Story.TARIFF.value()).execute(tariff -> tariff.revise(version));
            return version;
        });
    }

    /** Two people adjust the balance. */
    public void adjust(Money amount) {
        inTransaction(() -> {
            adjustments.carryOut(
                    new ApprovalSubject.Adjustment(Story.ACCOUNT, Story.METER, amount, "counted"), Story.APPROVAL);
            return amount;
        });
    }

    /** Two people release the meter. */
    public void release(Money adopted) {
        inTransaction(() -> {
            releases.carryOut(new ReleaseMeter(Story.ACCOUNT, Story.METER, 0, adopted, "looked at it", Story.APPROVAL));
            return adopted;
        });
    }

    /** What the account knows. */
    public <R> R ask(Function<Account, R> question) {
        Object[] answer = new Object[1];
        inTransaction(() -> {
            answer[0] =
                    axon.repository(Account.class).load(Story.ACCOUNT.value()).invoke(question);
            return answer;
        });
        @SuppressWarnings("unchecked") // just put in
        R told = (R) answer[0];
        return told;
    }

    /** The balance, exactly. */
    public MicroYuan balance() {
        return ask(account -> account.held().balance());
    }

    /** The level on record. */
    public CreditLevel level() {
        return ask(account -> account.held().level());
    }

    private void inTransaction(Callable<Object> work) {
        DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("work"))
                .executeWithResult(work)
                .getPayload();
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
