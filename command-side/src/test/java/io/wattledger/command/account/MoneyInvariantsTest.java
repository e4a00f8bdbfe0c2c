package io.wattledger.command.account;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.APPROVAL;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.OPENING;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.command.StandingClock;
import io.wattledger.command.account.OpenWrite.Stage;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.command.CancelMoneyWrite;
import io.wattledger.kernel.command.PayOutRefund;
import io.wattledger.kernel.command.RecordMoneyWriteIntent;
import io.wattledger.kernel.command.RedeliverCredit;
import io.wattledger.kernel.command.ReleaseMeter;
import io.wattledger.kernel.command.ReportMoneyWrite;
import io.wattledger.kernel.command.RequestCorrection;
import io.wattledger.kernel.command.RequestRefund;
import io.wattledger.kernel.command.SellCredit;
import io.wattledger.kernel.command.SettleOutcome;
import io.wattledger.kernel.command.WritePermit;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.MoneyWriteVerdict;
import io.wattledger.kernel.event.CorrectionRequested;
import io.wattledger.kernel.event.CreditRedelivered;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.MoneyWriteCancelled;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.MoneyWriteIntended;
import io.wattledger.kernel.event.MoneyWriteRefused;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.event.RefundPaidOut;
import io.wattledger.kernel.event.UndeliveredReturned;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Drives an account and a model of its meter with random orders, lost frames, lost answers, repeated and late reports, foreign writes
 * and decisions of people that are sometimes wrong, and holds the invariants after every step.
 */
class MoneyInvariantsTest {

    private static final int STEPS = 400;
    private static final OperatorId CLERK = AccountInMemory.CLERK;

    private final StandingClock clock = new StandingClock(NOON);
    private final AccountInMemory account = new AccountInMemory(clock);
    private final ModelMeter meter = new ModelMeter();
    private final RandomDesk desk = new RandomDesk(account);
    private final List<Object> said = new ArrayList<>();
    private final Set<OperationId> settledWrongly = new HashSet<>();
    private Random random = new Random(0);
    private long consumedFen;
    private long foreignFen;
    private final List<OperationId> operations = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void whateverHappensOnTheLineNoMoneyIsLostAndNoneIsAppliedTwice(long seed) {
        random = new Random(seed);
        visit(false);
        for (int step = 0; step < STEPS; step++) {
            step();
            checkInvariants("seed " + seed + ", step " + step);
        }
        drain();
        checkInvariants("seed " + seed + ", after the last write");
        checkConservation();
        account.close();
    }

    private void step() {
        clock.advance(Duration.ofSeconds(random.nextInt(30)));
        switch (random.nextInt(17)) {
            case 15, 16 -> desk.turn(random);
            case 0, 1 -> sell();
            case 2, 3, 4, 5 -> visit(true);
            case 6 -> consume();
            case 7, 8 -> repeatSomething();
            case 9 -> settle();
            case 10 -> release();
            case 11, 12, 13 -> peopleMoveMoney();
            default -> foreignWriteNowAndThen();
        }
    }

    private void sell() {
        MeterLedger ledger = account.ledger();
        if (ledger.isOpen() && !ledger.isQuarantined()) {
            ask(new SellCredit(
                    ACCOUNT,
                    METER,
                    newOperation("sale"),
                    Money.ofFen(100 + random.nextInt(20_000)),
                    PaymentMethod.CASH,
                    true));
        }
    }

    /** Somebody at the till asks for anything about any operation, sensible or not: what makes no sense is refused. */
    private void peopleMoveMoney() {
        OperationId any = operations.isEmpty() ? OPENING : operations.get(random.nextInt(operations.size()));
        PaymentMethod method = random.nextBoolean() ? PaymentMethod.CASH : null;
        switch (random.nextInt(6)) {
            case 0 ->
                ask(new RequestRefund(
                        ACCOUNT,
                        METER,
                        newOperation("refund"),
                        Money.ofFen(1 + random.nextInt(5_000)),
                        "asked",
                        APPROVAL,
                        CLERK));
            case 1 -> ask(new RequestRefund(ACCOUNT, METER, newOperation("refund"), null, "asked", APPROVAL, CLERK));
            case 2 -> ask(new RequestCorrection(ACCOUNT, newOperation("correction"), any, "mistake", APPROVAL, CLERK));
            case 3 -> ask(new CancelMoneyWrite(ACCOUNT, any, method));
            case 4 -> ask(new RedeliverCredit(ACCOUNT, newOperation("again"), any, METER));
            default -> ask(new PayOutRefund(ACCOUNT, any, PaymentMethod.CASH));
        }
    }

    private OperationId newOperation(String what) {
        OperationId operation = OperationId.of(what + "-" + operations.size());
        operations.add(operation);
        return operation;
    }

    private void ask(Object command) {
        int before = account.facts().size();
        try {
            account.send(command);
        } catch (RefusedException refused) {
            assertThat(account.facts()).as("a refusal stores nothing").hasSize(before);
        }
    }

    /** The bus comes to the meter: it resolves what is in doubt, or begins the next write. */
    private void visit(boolean faulty) {
        Optional<OpenWrite> next = account.ledger().nextWrite();
        if (next.isEmpty()) {
            return;
        }
        OpenWrite write = next.get();
        if (write.isUndecided()) {
            readBack(write.operationId(), write.attempts(), write.expectedCount(), faulty);
            return;
        }
        int attempt = write.attempts() + 1;
        Object permit = say(
                new RecordMoneyWriteIntent(ACCOUNT, METER, write.operationId(), attempt, meter.read(), Story.FENCE));
        if (permit instanceof WritePermit.Go go) {
            assertThat(go.expectedCount())
                    .as("a write follows the meter's own count")
                    .isEqualTo(meter.count() + 1);
            sendFrame(write, go, faulty);
            readBack(write.operationId(), attempt, go.expectedCount(), faulty);
        }
    }

    private void sendFrame(OpenWrite write, WritePermit.Go go, boolean faulty) {
        int fate = faulty ? random.nextInt(10) : 9;
        if (fate == 0) {
            meter.refuse(write.operationId(), 0x14);
        } else if (fate > 2) {
            meter.write(write.operationId(), go.expectedCount(), write.kind(), go.amount());
        }
    }

    private void readBack(OperationId operation, int attempt, int expectedCount, boolean faulty) {
        MoneyWriteVerdict verdict = faulty && random.nextInt(3) == 0
                ? new MoneyWriteVerdict.Undecided("silence")
                : meter.readBack(operation, expectedCount);
        say(new ReportMoneyWrite(ACCOUNT, METER, operation, attempt, verdict, Story.evidence(attempt)));
    }

    private @Nullable Object say(Object command) {
        said.add(command);
        return account.send(command);
    }

    /** A command arrives twice, or very late. An intent that is repeated is never permitted again. */
    private void repeatSomething() {
        if (said.isEmpty()) {
            return;
        }
        Object again = said.get(Math.max(0, said.size() - 1 - random.nextInt(20)));
        Object answer = account.send(again);
        if (again instanceof RecordMoneyWriteIntent intent && answer instanceof WritePermit.Go go) {
            // It was stopped the first time; what it read may be stale by now, and then the meter refuses the count.
            meter.write(intent.operationId(), go.expectedCount(), kindOf(intent.operationId()), go.amount());
        }
    }

    private MoneyWriteKind kindOf(OperationId operation) {
        return account.ledger().openWrite(operation).map(OpenWrite::kind).orElseThrow();
    }

    private void settle() {
        account.ledger()
                .undecidedWrite()
                .filter(write -> write.stage() == Stage.UNKNOWN)
                .ifPresent(write -> {
                    boolean applied = meter.timesApplied(write.operationId()) > 0;
                    boolean wrongly = random.nextInt(4) == 0;
                    if (wrongly) {
                        settledWrongly.add(write.operationId());
                    }
                    SettledAs outcome = applied != wrongly ? SettledAs.APPLIED : SettledAs.NOT_APPLIED;
                    account.people((settlements, releases) -> settlements.carryOut(new SettleOutcome(
                            ACCOUNT, METER, write.operationId(), outcome, "asked", "seen", APPROVAL)));
                    if (random.nextBoolean()) {
                        readBackLate(write, wrongly);
                    }
                });
    }

    /** The bus was just reading when people settled: a wrong settlement shows at once. */
    private void readBackLate(OpenWrite write, boolean wrongly) {
        MoneyWriteVerdict verdict = meter.readBack(write.operationId(), write.expectedCount());
        say(new ReportMoneyWrite(
                ACCOUNT, METER, write.operationId(), write.attempts(), verdict, Story.evidence(write.attempts())));
        if (wrongly) {
            assertThat(account.ledger().isQuarantined())
                    .as("a wrong settlement")
                    .isTrue();
        }
    }

    private void release() {
        MeterLedger ledger = account.ledger();
        if (ledger.isQuarantined() && ledger.undecidedWrite().isEmpty()) {
            account.people((settlements, releases) -> releases.carryOut(
                    new ReleaseMeter(ACCOUNT, METER, meter.count(), Money.ZERO, "checked", APPROVAL)));
        }
    }

    private void consume() {
        long fen = random.nextInt(500);
        consumedFen += fen;
        meter.consume(fen);
    }

    private void foreignWriteNowAndThen() {
        if (random.nextInt(4) == 0) {
            foreignFen += 5_000;
            meter.foreignWrite(5_000);
        }
    }

    /** The line is good again and people answer: every write comes to its end. */
    private void drain() {
        for (int visit = 0; visit < 10 * STEPS && account.ledger().nextWrite().isPresent(); visit++) {
            clock.advance(Duration.ofSeconds(30));
            visit(false);
            if (account.ledger().isQuarantined()) {
                settle();
                release();
            }
        }
        assertThat(account.ledger().openWrites()).as("every write has an exit").isEmpty();
    }

    private void checkInvariants(String when) {
        Map<OperationId, Money> sold = new HashMap<>();
        Set<OperationId> ended = new HashSet<>();
        Set<String> attempts = new HashSet<>();
        account.facts().forEach(fact -> {
            if (fact instanceof CreditSold sale) {
                assertThat(sale.paid())
                        .isEqualTo(sale.credited().plus(sale.serviceFee()).plus(sale.debtShare()));
                sold.put(sale.operationId(), sale.credited());
            } else if (fact instanceof CreditRedelivered again) {
                sold.put(again.operationId(), again.credited());
            } else if (fact instanceof MoneyWriteCancelled write) {
                assertThat(ended.add(write.operationId()))
                        .as("%s: one end", when)
                        .isTrue();
                assertThat(meter.timesApplied(write.operationId())).as(when).isZero();
            } else if (fact instanceof MoneyWriteIntended intent) {
                assertThat(attempts.add(intent.operationId() + "#" + intent.attempt()))
                        .as("%s: one intent for each attempt", when)
                        .isTrue();
            } else if (fact instanceof MoneyWriteConfirmed write) {
                assertThat(ended.add(write.operationId()))
                        .as("%s: one end", when)
                        .isTrue();
                assertThat(meter.timesApplied(write.operationId())).as(when).isEqualTo(1);
            } else if (fact instanceof MoneyWriteRefused write) {
                assertThat(ended.add(write.operationId()))
                        .as("%s: one end", when)
                        .isTrue();
                assertThat(meter.timesApplied(write.operationId())).as(when).isZero();
            } else if (fact instanceof OutcomeSettled write) {
                assertThat(ended.add(write.operationId()))
                        .as("%s: one end", when)
                        .isTrue();
            }
        });
        checkInFlight(when, sold, ended);
        checkMoneyGoesOneWay(when);
        desk.check(when);
    }

    /** What a customer paid is on the meter, under way, with us or handed back: never two of these, and never handed back twice. */
    private void checkMoneyGoesOneWay(String when) {
        Set<OperationId> applied = new HashSet<>();
        Set<OperationId> leftUs = new HashSet<>();
        Set<OperationId> paidOut = new HashSet<>();
        Map<OperationId, OperationId> originals = new HashMap<>();
        Set<OperationId> reversed = new HashSet<>();
        account.facts().forEach(fact -> {
            OperationId done = null;
            if (fact instanceof MoneyWriteConfirmed write) {
                done = write.operationId();
            } else if (fact instanceof OutcomeSettled write && write.outcome() == SettledAs.APPLIED) {
                done = write.operationId();
            } else if (fact instanceof CorrectionRequested correction) {
                assertThat(applied)
                        .as("%s: only what was applied is reversed", when)
                        .contains(correction.originalOperationId());
                assertThat(paidOut)
                        .as("%s: what was paid out stays", when)
                        .doesNotContain(correction.originalOperationId());
                originals.put(correction.operationId(), correction.originalOperationId());
            } else if (fact instanceof UndeliveredReturned money) {
                assertThat(leftUs.add(money.operationId()))
                        .as("%s: handed back once", when)
                        .isTrue();
                assertThat(applied).as("%s: not on the meter as well", when).doesNotContain(money.operationId());
            } else if (fact instanceof CreditRedelivered money) {
                assertThat(leftUs.add(money.originalOperationId()))
                        .as("%s: redelivered once", when)
                        .isTrue();
                assertThat(applied)
                        .as("%s: not on the meter as well", when)
                        .doesNotContain(money.originalOperationId());
            } else if (fact instanceof RefundPaidOut money) {
                assertThat(paidOut.add(money.operationId()))
                        .as("%s: paid out once", when)
                        .isTrue();
                assertThat(applied).as("%s: off the meter first", when).contains(money.operationId());
                assertThat(reversed).as("%s: not reversed", when).doesNotContain(money.operationId());
            }
            if (done != null) {
                applied.add(done);
                assertThat(leftUs).as("%s: not on the meter as well", when).doesNotContain(done);
                if (originals.containsKey(done)) {
                    assertThat(reversed.add(originals.get(done)))
                            .as("%s: reversed once", when)
                            .isTrue();
                }
            }
        });
    }

    private void checkInFlight(String when, Map<OperationId, Money> sold, Set<OperationId> ended) {
        MeterLedger ledger = account.ledger();
        Set<OperationId> open = new HashSet<>();
        ledger.openWrites().forEach(write -> open.add(write.operationId()));
        sold.forEach((operation, credited) -> {
            assertThat(meter.timesApplied(operation)).as(when).isLessThanOrEqualTo(1);
            assertThat(open.contains(operation))
                    .as("%s: what was sold is open or has ended, and never both", when)
                    .isNotEqualTo(ended.contains(operation));
        });
        assertThat(ledger.openWrites().stream().filter(OpenWrite::isUndecided))
                .as("%s: one write in flight at most", when)
                .hasSizeLessThanOrEqualTo(1);
        if (ledger.isQuarantined()) {
            assertThat(ledger.openWrites()).as(when).noneMatch(write -> write.stage() == Stage.INTENDED);
        }
    }

    /** What is on the meter is what the ledger says was applied, with the people's mistakes put right. */
    private void checkConservation() {
        long appliedFen = 0;
        for (Object fact : account.facts()) {
            if (fact instanceof MoneyWriteConfirmed write) {
                appliedFen += write.kind().gain(write.amount()).fen();
            } else if (fact instanceof OutcomeSettled write) {
                boolean saidApplied = write.outcome() == SettledAs.APPLIED;
                boolean isApplied = saidApplied != settledWrongly.contains(write.operationId());
                appliedFen += isApplied ? write.kind().gain(write.amount()).fen() : 0;
            }
        }
        assertThat(meter.balanceFen()).isEqualTo(appliedFen + foreignFen - consumedFen);
    }
}
