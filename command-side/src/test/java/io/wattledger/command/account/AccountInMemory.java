package io.wattledger.command.account;

import io.wattledger.command.StandingClock;
import io.wattledger.command.account.cancel.CancelMoneyWriteHandler;
import io.wattledger.command.account.correct.RequestCorrectionHandler;
import io.wattledger.command.account.payout.PayOutRefundHandler;
import io.wattledger.command.account.redeliver.RedeliverCreditHandler;
import io.wattledger.command.account.refund.RefundConditions;
import io.wattledger.command.account.refund.RequestRefundHandler;
import io.wattledger.command.account.release.ReleaseMeterHandler;
import io.wattledger.command.account.sell.SellCreditHandler;
import io.wattledger.command.account.settle.SettleOutcomeHandler;
import io.wattledger.command.account.write.RecordMoneyWriteIntentHandler;
import io.wattledger.command.account.write.ReportMoneyWriteHandler;
import io.wattledger.kernel.event.AccountEvent;
import java.util.ArrayList;
import java.util.List;
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

    private final List<AccountEvent> facts = new ArrayList<>();
    private final Configuration axon;
    private final SettleOutcomeHandler settlements;
    private final ReleaseMeterHandler releases;

    AccountInMemory(StandingClock clock) {
        AtomicLong receipts = new AtomicLong();
        axon = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
                .configureAggregate(Account.class)
                .registerCommandHandler(configuration -> new SellCreditHandler(
                        configuration.repository(Account.class),
                        new MoneyPath(Story.devices()),
                        site -> receipts.incrementAndGet(),
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
                        configuration.repository(Account.class), site -> receipts.incrementAndGet(), clock))
                .registerCommandHandler(configuration -> new RequestCorrectionHandler(
                        configuration.repository(Account.class),
                        new MoneyPath(Story.devices()),
                        MoneyRules.USUAL,
                        clock))
                .registerCommandHandler(configuration -> new CancelMoneyWriteHandler(
                        configuration.repository(Account.class),
                        site -> receipts.incrementAndGet(),
                        MoneyRules.USUAL,
                        clock))
                .registerCommandHandler(configuration -> new RedeliverCreditHandler(
                        configuration.repository(Account.class),
                        new MoneyPath(Story.devices()),
                        MoneyRules.USUAL,
                        clock))
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

    private void remember(EventMessage<?> fact) {
        facts.add((AccountEvent) fact.getPayload());
    }

    /** Everything that happened, in order. */
    List<AccountEvent> facts() {
        return facts;
    }

    @Nullable Object send(Object command) {
        return axon.commandGateway().sendAndWait(command);
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
