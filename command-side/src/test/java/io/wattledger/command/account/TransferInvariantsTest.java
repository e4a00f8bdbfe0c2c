package io.wattledger.command.account;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.APPROVAL;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.SERIAL;
import static io.wattledger.command.account.Story.SITE;
import static io.wattledger.command.account.Story.TARIFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.command.StandingClock;
import io.wattledger.command.account.OpenWrite.Stage;
import io.wattledger.command.account.cancel.CancelMoneyWriteHandler;
import io.wattledger.command.account.redeliver.RedeliverCreditHandler;
import io.wattledger.command.account.refund.RefundConditions;
import io.wattledger.command.account.sell.SellCreditHandler;
import io.wattledger.command.account.settle.SettleOutcomeHandler;
import io.wattledger.command.account.transfer.TransferCreditHandler;
import io.wattledger.command.account.write.RecordMoneyWriteIntentHandler;
import io.wattledger.command.account.write.ReportMoneyWriteHandler;
import io.wattledger.command.directory.KnownDevices;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.command.CancelMoneyWrite;
import io.wattledger.kernel.command.RecordMoneyWriteIntent;
import io.wattledger.kernel.command.RedeliverCredit;
import io.wattledger.kernel.command.ReportMoneyWrite;
import io.wattledger.kernel.command.SellCredit;
import io.wattledger.kernel.command.SettleOutcome;
import io.wattledger.kernel.command.TransferCredit;
import io.wattledger.kernel.command.WritePermit;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.MoneyWriteVerdict;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.event.TransferForwarded;
import io.wattledger.kernel.event.UndeliveredReturned;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two meters of one account, between which credit is moved at random over a line that loses frames and answers: whatever happens, what
 * one meter gave is on its way to the other, on it, with us, or handed back – once.
 */
class TransferInvariantsTest {

    private static final int STEPS = 300;
    private static final MeterId OTHER = MeterId.of("meter-2");
    private static final List<MeterId> METERS = List.of(METER, OTHER);

    private final StandingClock clock = new StandingClock(NOON);
    private final Map<MeterId, ModelMeter> models = Map.of(METER, new ModelMeter(), OTHER, new ModelMeter());
    private final List<AccountEvent> facts = new ArrayList<>();
    private final List<OperationId> operations = new ArrayList<>();
    private final Configuration axon = start();
    private Random random = new Random(0);
    private long consumedFen;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void whatOneMeterGaveIsSomewhereOnce(long seed) {
        random = new Random(seed);
        METERS.forEach(meter -> visit(meter, false));
        for (int step = 0; step < STEPS; step++) {
            step();
            checkForwarded();
        }
        drain();
        checkForwarded();
        checkConservation();
        axon.shutdown();
    }

    private void step() {
        clock.advance(Duration.ofSeconds(random.nextInt(30)));
        MeterId meter = anyMeter();
        switch (random.nextInt(9)) {
            case 0 -> ask(new SellCredit(ACCOUNT, meter, next("sale"), anyAmount(), PaymentMethod.CASH, true));
            case 1, 2 -> transfer(meter);
            case 3 -> settle(meter);
            case 4 ->
                ask(new CancelMoneyWrite(ACCOUNT, anyOperation(), random.nextBoolean() ? PaymentMethod.CASH : null));
            case 5 -> ask(new RedeliverCredit(ACCOUNT, next("again"), anyOperation(), meter));
            case 6 -> consume(meter);
            default -> visit(meter, true);
        }
    }

    private void transfer(MeterId from) {
        MeterId to = from.equals(METER) ? OTHER : METER;
        Money amount = random.nextInt(4) == 0 ? null : anyAmount();
        OperationId out = next("out");
        ask(new TransferCredit(ACCOUNT, from, to, out, next("in"), amount, "asked"));
    }

    private ModelMeter model(MeterId meter) {
        return Objects.requireNonNull(models.get(meter));
    }

    private MeterId anyMeter() {
        return METERS.get(random.nextInt(METERS.size()));
    }

    private Money anyAmount() {
        return Money.ofFen(100 + random.nextInt(5_000));
    }

    private OperationId anyOperation() {
        return operations.isEmpty() ? Story.OPENING : operations.get(random.nextInt(operations.size()));
    }

    private OperationId next(String what) {
        OperationId operation = OperationId.of(what + "-" + operations.size());
        operations.add(operation);
        return operation;
    }

    private void consume(MeterId meter) {
        long fen = random.nextInt(100);
        consumedFen += fen;
        model(meter).consume(fen);
    }

    private void ask(Object command) {
        int before = facts.size();
        try {
            axon.commandGateway().sendAndWait(command);
        } catch (RefusedException refused) {
            assertThat(facts).as("a refusal stores nothing").hasSize(before);
        }
    }

    /** The bus comes to the meter: it resolves what is in doubt, or begins the next write. */
    private void visit(MeterId meter, boolean faulty) {
        Optional<OpenWrite> next = ledger(meter).nextWrite();
        if (next.isEmpty()) {
            return;
        }
        OpenWrite write = next.get();
        ModelMeter model = model(meter);
        if (write.isUndecided()) {
            readBack(meter, write.operationId(), write.attempts(), write.expectedCount(), faulty);
            return;
        }
        int attempt = write.attempts() + 1;
        Object permit = axon.commandGateway()
                .sendAndWait(new RecordMoneyWriteIntent(
                        ACCOUNT, meter, write.operationId(), attempt, model.read(), Story.FENCE));
        if (permit instanceof WritePermit.Go go) {
            int fate = faulty ? random.nextInt(10) : 9;
            if (fate == 0) {
                model.refuse(write.operationId(), 0x14);
            } else if (fate > 2) {
                model.write(write.operationId(), go.expectedCount(), write.kind(), go.amount());
            }
            readBack(meter, write.operationId(), attempt, go.expectedCount(), faulty);
        }
    }

    private void readBack(MeterId meter, OperationId operation, int attempt, int expectedCount, boolean faulty) {
        MoneyWriteVerdict verdict = faulty && random.nextInt(3) == 0
                ? new MoneyWriteVerdict.Undecided("silence")
                : model(meter).readBack(operation, expectedCount);
        axon.commandGateway()
                .sendAndWait(
                        new ReportMoneyWrite(ACCOUNT, meter, operation, attempt, verdict, Story.evidence(attempt)));
    }

    /** People look at the meter and are right. */
    private void settle(MeterId meter) {
        ledger(meter)
                .undecidedWrite()
                .filter(write -> write.stage() == Stage.UNKNOWN)
                .ifPresent(write -> {
                    SettledAs outcome = model(meter).timesApplied(write.operationId()) > 0
                            ? SettledAs.APPLIED
                            : SettledAs.NOT_APPLIED;
                    inTransaction(accounts -> {
                        new SettleOutcomeHandler(accounts, MoneyRules.USUAL, Story.departing(clock), clock)
                                .carryOut(new SettleOutcome(
                                        ACCOUNT, meter, write.operationId(), outcome, "asked", "seen", APPROVAL));
                        return meter;
                    });
                });
    }

    /** The line is good again: every write comes to its end. */
    private void drain() {
        for (int round = 0; round < 10 * STEPS; round++) {
            clock.advance(Duration.ofSeconds(30));
            METERS.forEach(meter -> visit(meter, false));
        }
        METERS.forEach(meter -> assertThat(ledger(meter).openWrites())
                .as("every write has an exit")
                .isEmpty());
    }

    /** Every deduction that was applied is forwarded in the same append, and nothing else is; nothing is applied twice. */
    private void checkForwarded() {
        long givenFen = 0;
        long begunFen = 0;
        List<OperationId> outs = new ArrayList<>();
        for (AccountEvent fact : facts) {
            if (fact instanceof MoneyWriteConfirmed it && it.kind() == MoneyWriteKind.TRANSFER_OUT) {
                outs.add(it.operationId());
                givenFen += it.amount().fen();
            } else if (fact instanceof OutcomeSettled it
                    && it.kind() == MoneyWriteKind.TRANSFER_OUT
                    && it.outcome() == SettledAs.APPLIED) {
                outs.add(it.operationId());
                givenFen += it.amount().fen();
            } else if (fact instanceof TransferForwarded it && outs.contains(it.previousOperationId())) {
                begunFen += it.amount().fen();
            }
        }
        assertThat(begunFen).isEqualTo(givenFen);
        assertThat(outs).doesNotHaveDuplicates();
        for (OperationId operation : operations) {
            assertThat(models.values().stream()
                            .mapToInt(model -> model.timesApplied(operation))
                            .sum())
                    .as("%s is applied once at most", operation)
                    .isLessThanOrEqualTo(1);
        }
    }

    /** What was sold is on the meters, used up, handed back or with us. */
    private void checkConservation() {
        long soldFen = 0;
        long returnedFen = 0;
        for (AccountEvent fact : facts) {
            if (fact instanceof CreditSold it) {
                soldFen += it.credited().fen();
            } else if (fact instanceof UndeliveredReturned it) {
                returnedFen += it.credited().fen();
            }
        }
        long withUsFen = inTransaction(accounts -> accounts.load(ACCOUNT.value())
                .invoke(account -> account.postings().in(Posting.State.UNDELIVERED).stream()
                        .mapToLong(posting -> posting.credited().fen())
                        .sum()));
        long onMetersFen =
                models.values().stream().mapToLong(ModelMeter::balanceFen).sum();
        assertThat(onMetersFen + consumedFen + returnedFen + withUsFen).isEqualTo(soldFen);
    }

    private MeterLedger ledger(MeterId meter) {
        return inTransaction(accounts -> accounts.load(ACCOUNT.value()).invoke(account -> account.ledger(meter)));
    }

    private <R> R inTransaction(Function<Repository<Account>, R> work) {
        return DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("work"))
                .executeWithResult(() -> work.apply(axon.repository(Account.class)))
                .getPayload();
    }

    private Configuration start() {
        KnownDevices devices = Story.devices().with(Story.meter(OTHER, SITE, 2));
        MoneyPath path = new MoneyPath(devices);
        MoneyRules rules = MoneyRules.USUAL;
        Configuration started = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(it -> new InMemoryEventStorageEngine())
                .configureAggregate(Account.class)
                .registerCommandHandler(it -> new SellCreditHandler(
                        it.repository(Account.class), path, site -> 1, Story.NO_SHIFT, Story.TERMS, rules, clock))
                .registerCommandHandler(it -> new TransferCreditHandler(
                        it.repository(Account.class), new RefundConditions(path, rules), path, rules, clock))
                .registerCommandHandler(it -> new CancelMoneyWriteHandler(
                        it.repository(Account.class), site -> 1, Story.NO_SHIFT, rules, clock))
                .registerCommandHandler(
                        it -> new RedeliverCreditHandler(it.repository(Account.class), path, rules, clock))
                .registerCommandHandler(it -> new RecordMoneyWriteIntentHandler(
                        it.repository(Account.class), (fence, meter) -> true, rules, clock))
                .registerCommandHandler(it ->
                        new ReportMoneyWriteHandler(it.repository(Account.class), Story.departing(clock), rules, clock))
                .start();
        started.eventBus()
                .subscribe(published -> published.forEach(fact -> facts.add((AccountEvent) fact.getPayload())));
        MeterAttached other =
                new MeterAttached(ACCOUNT, SITE, OTHER, OperationId.of("opening-2"), SERIAL, TARIFF, Money.ZERO);
        DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("work"))
                .executeWithResult(() -> started.repository(Account.class)
                        .newInstance(() -> Account.open(Story.opened(), List.of(Story.attached(), other))));
        return started;
    }
}
