package io.wattledger.command.account;

import io.wattledger.command.StandingClock;
import io.wattledger.command.account.cancel.CancelMoneyWriteHandler;
import io.wattledger.command.account.correct.RequestCorrectionHandler;
import io.wattledger.command.account.debt.RecordDebtHandler;
import io.wattledger.command.account.payout.PayOutRefundHandler;
import io.wattledger.command.account.redeliver.RedeliverCreditHandler;
import io.wattledger.command.account.refund.RefundConditions;
import io.wattledger.command.account.refund.RequestRefundHandler;
import io.wattledger.command.account.release.ReleaseMeterHandler;
import io.wattledger.command.account.sell.SellCreditHandler;
import io.wattledger.command.account.settle.SettleOutcomeHandler;
import io.wattledger.command.account.write.RecordMoneyWriteIntentHandler;
import io.wattledger.command.account.write.ReportMoneyWriteHandler;
import io.wattledger.command.directory.KnownPlaces;
import io.wattledger.command.directory.SiteTerms;
import io.wattledger.command.shift.OpenShifts;
import io.wattledger.command.shift.Shift;
import io.wattledger.command.shift.close.CloseShiftHandler;
import io.wattledger.command.shift.open.OpenShiftHandler;
import io.wattledger.command.shift.withdraw.WithdrawCashHandler;
import io.wattledger.kernel.cashdesk.CashDeskRules;
import io.wattledger.kernel.cashdesk.ServiceFee;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.event.ShiftEvent;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** The account of the story on a real command bus and an event store in memory, with every fact it ever told. */
final class AccountInMemory implements AutoCloseable {

    /** Whoever sends commands here. */
    static final OperatorId CLERK = OperatorId.of("clerk-1");

    private static final SiteTerms TERMS =
            site -> Story.terms(new CashDeskRules(false, Money.ofFen(200_000), new ServiceFee(7, Money.ZERO)));

    private final List<AccountEvent> facts = new ArrayList<>();
    private final AtomicLong receipts = new AtomicLong();
    private final List<ShiftEvent> shiftFacts = new ArrayList<>();
    private final KnownPlaces places = new KnownPlaces();
    private final Configuration axon;
    private final SettleOutcomeHandler settlements;
    private final ReleaseMeterHandler releases;

    AccountInMemory(StandingClock clock) {
        axon = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
                .configureAggregate(Account.class)
                .configureAggregate(Shift.class)
                .registerCommandHandler(configuration -> new SellCreditHandler(
                        configuration.repository(Account.class),
                        new MoneyPath(Story.devices()),
                        site -> receipts.incrementAndGet(),
                        tills(configuration),
                        TERMS,
                        MoneyRules.USUAL,
                        clock))
                .registerCommandHandler(configuration -> new RecordMoneyWriteIntentHandler(
                        configuration.repository(Account.class), (fence, meter) -> true, MoneyRules.USUAL, clock))
                .registerCommandHandler(configuration -> new ReportMoneyWriteHandler(
                        configuration.repository(Account.class), Story.departing(clock), MoneyRules.USUAL, clock))
                .registerCommandHandler(configuration -> new RequestRefundHandler(
                        configuration.repository(Account.class),
                        new RefundConditions(new MoneyPath(Story.devices()), MoneyRules.USUAL),
                        approval -> {},
                        MoneyRules.USUAL,
                        clock))
                .registerCommandHandler(configuration -> new PayOutRefundHandler(
                        configuration.repository(Account.class),
                        site -> receipts.incrementAndGet(),
                        Story.NO_SHIFT,
                        clock))
                .registerCommandHandler(configuration -> new RequestCorrectionHandler(
                        configuration.repository(Account.class),
                        Story.correctionConditions(),
                        sale -> false,
                        approval -> {},
                        clock))
                .registerCommandHandler(configuration -> new CancelMoneyWriteHandler(
                        configuration.repository(Account.class),
                        site -> receipts.incrementAndGet(),
                        Story.NO_SHIFT,
                        MoneyRules.USUAL,
                        clock))
                .registerCommandHandler(configuration -> new RedeliverCreditHandler(
                        configuration.repository(Account.class),
                        new MoneyPath(Story.devices()),
                        MoneyRules.USUAL,
                        clock))
                .registerCommandHandler(
                        configuration -> new RecordDebtHandler(configuration.repository(Account.class), clock))
                .registerCommandHandler(
                        configuration -> new OpenShiftHandler(configuration.repository(Shift.class), clock))
                .registerCommandHandler(
                        configuration -> new WithdrawCashHandler(configuration.repository(Shift.class), clock))
                .registerCommandHandler(
                        configuration -> new CloseShiftHandler(configuration.repository(Shift.class), clock))
                .start();
        Repository<Account> accounts = axon.repository(Account.class);
        settlements = new SettleOutcomeHandler(accounts, MoneyRules.USUAL, Story.departing(clock), clock);
        releases = new ReleaseMeterHandler(accounts, clock);
        axon.eventBus().subscribe(published -> published.forEach(this::remember));
        inTransaction(nothing -> {
            try {
                return accounts.newInstance(() -> Account.open(Story.opened(), List.of(Story.attached())));
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    private Tills tills(Configuration configuration) {
        return new OpenShifts(configuration.repository(Shift.class), places, TERMS);
    }

    private void remember(EventMessage<?> fact) {
        if (fact.getPayload() instanceof ShiftEvent event) {
            places.note(event);
            shiftFacts.add(event);
        } else {
            facts.add((AccountEvent) fact.getPayload());
        }
    }

    /** Everything that happened at the cash desk, in order. */
    List<ShiftEvent> shiftFacts() {
        return shiftFacts;
    }

    /** Everything that happened, in order. */
    List<AccountEvent> facts() {
        return facts;
    }

    /** Sends a command as the clerk; if it is refused, the receipt number that it took goes back, as in a database. */
    @Nullable Object send(Object command) {
        long given = receipts.get();
        try {
            return axon.commandGateway()
                    .sendAndWait(new GenericCommandMessage<>(command, Map.of(EventMetadata.OPERATOR, CLERK.value())));
        } catch (RefusedException refused) {
            receipts.set(given);
            throw refused;
        }
    }

    void people(BiConsumer<SettleOutcomeHandler, ReleaseMeterHandler> decide) {
        inTransaction(nothing -> {
            decide.accept(settlements, releases);
            return null;
        });
    }

    MeterLedger ledger() {
        return inTransaction(
                accounts -> accounts.load(Story.ACCOUNT.value()).invoke(account -> account.ledger(Story.METER)));
    }

    private <R> R inTransaction(Function<Repository<Account>, R> work) {
        return DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("work"))
                .executeWithResult(() -> work.apply(axon.repository(Account.class)))
                .getPayload();
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
