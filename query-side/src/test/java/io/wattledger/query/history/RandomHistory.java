package io.wattledger.query.history;

import static io.wattledger.query.history.Facts.BUILDING;
import static io.wattledger.query.history.Facts.GATEWAY;
import static io.wattledger.query.history.Facts.SITE;
import static io.wattledger.query.history.Facts.TARIFF;

import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.event.AccountClosed;
import io.wattledger.kernel.event.AccountResumed;
import io.wattledger.kernel.event.AccountSuspended;
import io.wattledger.kernel.event.ApprovalDenied;
import io.wattledger.kernel.event.ApprovalGranted;
import io.wattledger.kernel.event.ClosureSettled;
import io.wattledger.kernel.event.CustomerChanged;
import io.wattledger.kernel.event.DomainEvent;
import io.wattledger.kernel.event.GatewayCameOnline;
import io.wattledger.kernel.event.GatewayWentOffline;
import io.wattledger.kernel.event.MeterCameOnline;
import io.wattledger.kernel.event.MeterDetached;
import io.wattledger.kernel.event.MeterHeldOpen;
import io.wattledger.kernel.event.MeterHoldEnded;
import io.wattledger.kernel.event.MeterRelayStateObserved;
import io.wattledger.kernel.event.MeterReplaced;
import io.wattledger.kernel.event.MeterWentOffline;
import io.wattledger.kernel.event.OperatorRegistered;
import io.wattledger.kernel.event.OrderCancelled;
import io.wattledger.kernel.event.OrderExpired;
import io.wattledger.kernel.event.OrderOutcomeUnknown;
import io.wattledger.kernel.event.OrderRefused;
import io.wattledger.kernel.event.OrderSent;
import io.wattledger.kernel.event.OrderSuperseded;
import io.wattledger.kernel.event.OrderVerified;
import io.wattledger.kernel.event.OwnerChangeAbandoned;
import io.wattledger.kernel.event.OwnerChanged;
import io.wattledger.kernel.event.RefundApproved;
import io.wattledger.kernel.event.SettlementDifferenceAdopted;
import io.wattledger.kernel.event.SettlementPaidOut;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.DebtId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;

/**
 * An invented but lawful history of a small site: every kind of event, every way that a sale can end, in an order given by a seed. Some
 * transactions commit late and some are rolled back.
 */
public final class RandomHistory {

    private final RecordedEvents events;
    private final Random random;
    private final List<Customer> customers = new ArrayList<>();
    private final List<Long> uncommitted = new ArrayList<>();
    private final Set<String> openStreams = new HashSet<>();
    private Instant now = Facts.DAWN;
    private int operations;

    /** A site with so many customers; the rest comes with {@link #go}. */
    public RandomHistory(RecordedEvents events, long seed, int customers) {
        this.events = events;
        this.random = new Random(seed);
        record("op-7", new OperatorRegistered(OperatorId.of("op-7"), "cashier", Set.of("CASHIER"), Set.of(SITE)));
        record(SITE.value(), Facts.site(SITE));
        record(BUILDING.value(), Facts.building(BUILDING, SITE));
        record(GATEWAY.value(), Facts.gateway(GATEWAY, SITE));
        record(TARIFF.value(), Facts.tariff(TARIFF, SITE));
        record(TARIFF.value(), Facts.tariffRevised(TARIFF, SITE));
        for (int i = 0; i < customers; i++) {
            this.customers.add(new Customer(i));
        }
    }

    /** So many more turns of events. */
    public void go(int turns) {
        for (int turn = 0; turn < turns; turn++) {
            customers.get(random.nextInt(customers.size())).turn();
            if (random.nextInt(10) == 0) {
                events.hole();
            }
            if (random.nextInt(15) == 0) {
                gatewayFlaps();
            }
        }
        commitLate();
    }

    private void gatewayFlaps() {
        if (random.nextBoolean()) {
            record(GATEWAY.value(), new GatewayWentOffline(GATEWAY, SITE, now, "no route"));
        } else {
            record(GATEWAY.value(), new GatewayCameOnline(GATEWAY, SITE, now));
        }
    }

    /** Stores a fact. Of one stream an earlier fact is always committed before a later one is written. */
    private void record(String stream, DomainEvent event) {
        now = now.plusMillis(random.nextInt(60_000) + 1L);
        if (openStreams.contains(stream)) {
            commitLate();
        }
        long sequence = events.write(stream, event, now);
        if (random.nextInt(5) == 0) {
            uncommitted.add(sequence);
            openStreams.add(stream);
        } else {
            events.commit(sequence);
        }
    }

    private void commitLate() {
        uncommitted.forEach(events::commit);
        uncommitted.clear();
        openStreams.clear();
    }

    /** A customer with a meter that everything happens on, and an annexe to which credit is transferred now and then. */
    private final class Customer {

        private final AccountId account;
        private MeterId meter;
        private final MeterId annexe;
        private int annexeCount = 3;
        private boolean suspended;
        private int tenure = 1;
        private int lastTenure = 1;
        private OperationId writing;
        private Money amount = Money.ZERO;
        private MoneyWriteKind kind = MoneyWriteKind.OPENING;
        private MeterMoneySnapshot before;
        private int count = 8;
        private long balanceFen = 1_000;
        private int attempt;
        private boolean unknown;
        private boolean closed;
        private long receipts;
        private final Queue<Done> applied = new ArrayDeque<>();
        private final Queue<Done> undelivered = new ArrayDeque<>();

        private Customer(int number) {
            account = AccountId.of("account-" + number);
            meter = MeterId.of("meter-" + number);
            annexe = MeterId.of("annexe-" + number);
            UnitId unit = UnitId.of("unit-" + number);
            record(unit.value(), Facts.unit(unit, BUILDING, SITE));
            record(meter.value(), Facts.meter(meter, SITE, unit));
            record(annexe.value(), Facts.meter(annexe, SITE, unit));
            record(account.value(), Facts.opened(account, SITE, unit));
            OperationId annexeOpening = newOperation();
            record(account.value(), Facts.attached(account, annexe, annexeOpening));
            putOnAnnexe(annexeOpening, MoneyWriteKind.OPENING, Money.ZERO);
            writing = newOperation();
            record(account.value(), Facts.attached(account, meter, writing));
            OperationId push = newOperation();
            record(meter.value(), Facts.tariffOrdered(meter, push));
            order(push);
            before = reading();
        }

        private OperationId newOperation() {
            return OperationId.of("operation-" + operations++);
        }

        private MeterMoneySnapshot reading() {
            balanceFen -= random.nextInt(50);
            return Facts.snapshot(meter, count, Money.ofFen(balanceFen).toString(), now);
        }

        private void turn() {
            if (closed) {
                contact();
                return;
            }
            switch (random.nextInt(8)) {
                case 0 -> contact();
                case 1 -> relay();
                case 2 -> oldDebt();
                case 3 -> atTheDesk();
                default -> money();
            }
        }

        private void oldDebt() {
            if (random.nextInt(5) == 0) {
                DebtId debt = DebtId.of("debt-" + operations++);
                record(account.value(), Facts.debt(account, debt, Money.ofFen(1_000 + random.nextInt(9_000)), now));
            }
        }

        private void atTheDesk() {
            if (random.nextInt(3) > 0) {
                return;
            }
            if (random.nextInt(3) == 0) {
                changeOwner();
            } else if (random.nextBoolean()) {
                record(account.value(), new CustomerChanged(account, SITE, tenure, SealedPersonalData.of("bmV3"), now));
            } else if (suspended) {
                suspended = false;
                record(account.value(), new AccountResumed(account, SITE, "back", now));
                record(meter.value(), new MeterHoldEnded(meter, SITE, account, now));
            } else {
                suspended = true;
                record(account.value(), new AccountSuspended(account, SITE, "away", now));
                record(meter.value(), new MeterHeldOpen(meter, SITE, account, now));
            }
        }

        private void changeOwner() {
            OperationId refund = OperationId.of("refund-to-the-old-owner");
            record(account.value(), Facts.ownerChangeRequested(account, ++lastTenure, refund, now));
            if (random.nextInt(3) == 0) {
                record(account.value(), new OwnerChangeAbandoned(account, SITE, lastTenure, refund));
            } else {
                tenure = lastTenure;
                record(account.value(), new OwnerChanged(account, SITE, tenure));
            }
        }

        private void contact() {
            switch (random.nextInt(3)) {
                case 0 -> record(meter.value(), new MeterCameOnline(meter, SITE, now));
                case 1 -> record(meter.value(), new MeterWentOffline(meter, SITE, now, 3, "silent"));
                default -> record(meter.value(), new MeterRelayStateObserved(meter, SITE, random.nextBoolean(), now));
            }
        }

        private void relay() {
            OperationId order = newOperation();
            record(meter.value(), Facts.relayOrdered(meter, order, RelayMode.FORCED_OPEN));
            if (random.nextInt(4) == 0) {
                OperationId newer = newOperation();
                record(meter.value(), Facts.relayOrdered(meter, newer, RelayMode.PREPAID));
                record(meter.value(), new OrderSuperseded(meter, SITE, order, newer));
                order = newer;
            }
            order(order);
        }

        private void order(OperationId order) {
            order(meter, order);
        }

        private void order(MeterId meter, OperationId order) {
            if (random.nextInt(10) == 0) {
                record(meter.value(), new OrderCancelled(meter, SITE, order, now));
                return;
            }
            if (random.nextInt(8) == 0) {
                record(meter.value(), new OrderExpired(meter, SITE, order, now));
                return;
            }
            record(meter.value(), new OrderSent(meter, SITE, order, 1, now));
            if (random.nextInt(4) == 0) {
                record(meter.value(), new OrderOutcomeUnknown(meter, SITE, order, "silent", now));
                record(meter.value(), new OrderSent(meter, SITE, order, 2, now));
            }
            if (random.nextInt(5) == 0) {
                record(meter.value(), new OrderRefused(meter, SITE, order, "exception-03", Facts.evidence(1), now));
            } else {
                record(meter.value(), new OrderVerified(meter, SITE, order, Facts.evidence(1), now));
            }
        }

        private void money() {
            if (writing == null) {
                sell();
            } else if (unknown) {
                resolve();
            } else if (attempt == 0) {
                intend();
            } else {
                decide();
            }
        }

        private void sell() {
            if (random.nextInt(40) == 0) {
                close();
                return;
            }
            if (random.nextInt(40) == 0) {
                replace();
                return;
            }
            if (random.nextInt(3) == 0 && takeBack()) {
                return;
            }
            begin(MoneyWriteKind.SALE, Money.ofFen(100 + random.nextInt(50_000)));
            record(account.value(), Facts.sold(account, meter, writing, amount.toString(), ++receipts));
            withdrawNowAndThen();
        }

        /** The meter gives way to another, which goes on with what it held. */
        private void replace() {
            MeterId old = meter;
            MeterId successor = MeterId.of(old + "x");
            record(successor.value(), Facts.meter(successor, SITE, null));
            OperationId opening = newOperation();
            OperationId tiers = newOperation();
            record(account.value(), Facts.replacementStarted(account, old, successor, opening, tiers, now));
            begin(MoneyWriteKind.CLOSING, Money.ZERO);
            record(account.value(), Facts.clearingOrdered(account, old, writing, newOperation(), now));
            Money held = clear();
            record(account.value(), new MeterReplaced(account, SITE, old, successor, held, now));
            Money carried = held.isNegative() ? Money.ZERO : held;
            record(account.value(), Facts.attached(account, successor, opening, carried));
            record(successor.value(), Facts.tiersOrdered(successor, tiers));
            order(successor, tiers);
            record(account.value(), new MeterDetached(account, SITE, old, held, now));
            meter = successor;
            applied.clear();
            undelivered.clear();
            begin(MoneyWriteKind.OPENING, carried);
            writing = opening;
            attempt = 0;
            unknown = false;
            count = 8;
            balanceFen = 0;
        }

        /** What the meter held. */
        private Money clear() {
            intend();
            Money held = Money.ofFen(balanceFen);
            count++;
            balanceFen = 0;
            MeterMoneySnapshot after = Facts.snapshot(meter, count, "0.00", now);
            record(account.value(), Facts.confirmed(account, meter, writing, kind, held, before, after));
            record(account.value(), Facts.finalReading(account, meter, writing, now));
            return held;
        }

        /** The meter is cleared, now and then only after it was estimated, and the account ends. */
        private void close() {
            record(account.value(), Facts.closureStarted(account, now));
            begin(MoneyWriteKind.CLOSING, Money.ZERO);
            record(account.value(), Facts.clearingOrdered(account, meter, writing, newOperation(), now));
            Money estimate = Money.ofFen(random.nextInt(1_000) - 500);
            boolean lost = random.nextBoolean();
            if (lost) {
                record(account.value(), Facts.estimated(account, meter, estimate, now));
                settleAndClose(estimate);
            }
            Money held = clear();
            record(account.value(), new MeterDetached(account, SITE, meter, held, now));
            if (lost) {
                record(
                        account.value(),
                        new SettlementDifferenceAdopted(
                                account, SITE, meter, estimate, held, held.minus(estimate), now));
            } else {
                settleAndClose(held);
            }
            closed = true;
            done();
        }

        private void settleAndClose(Money balance) {
            record(account.value(), new ClosureSettled(account, SITE, balance, now));
            if (balance.isPositive()) {
                record(
                        account.value(),
                        new SettlementPaidOut(account, SITE, balance, PaymentMethod.CASH, ++receipts, now));
            }
            record(account.value(), new AccountClosed(account, SITE, now));
        }

        private void begin(MoneyWriteKind what, Money howMuch) {
            writing = newOperation();
            kind = what;
            amount = howMuch;
        }

        /** What was sold before is taken off again, put right, given back or tried again; false if there is nothing of that kind. */
        private boolean takeBack() {
            switch (random.nextInt(5)) {
                case 0 -> refund();
                case 4 -> transfer();
                case 1 -> {
                    return reverse();
                }
                case 2 -> {
                    return giveBack();
                }
                default -> {
                    return redeliver();
                }
            }
            return true;
        }

        private void refund() {
            begin(MoneyWriteKind.REFUND, Money.ofFen(1 + random.nextInt(500)));
            Money asked = random.nextBoolean() ? amount : null;
            if (random.nextBoolean()) {
                record(account.value(), Facts.refundRequested(account, meter, writing, asked, null, now));
                withdrawNowAndThen();
                return;
            }
            ApprovalId approval = ApprovalId.of("approval-" + writing);
            record(account.value(), Facts.refundRequested(account, meter, writing, asked, approval, now));
            record(account.value(), new RefundApproved(account, SITE, meter, writing, asked, approval, now));
        }

        private void transfer() {
            begin(MoneyWriteKind.TRANSFER_OUT, Money.ofFen(1 + random.nextInt(500)));
            record(account.value(), Facts.transferRequested(account, meter, writing, annexe, amount, now));
            withdrawNowAndThen();
        }

        /** What was taken off goes on to the annexe; if that refuses it, it is handed back or goes back to where it came from. */
        private void forward(OperationId taken, Money credit) {
            OperationId forward = newOperation();
            record(account.value(), Facts.forwarded(account, annexe, forward, meter, taken, credit, now));
            if (random.nextInt(3) > 0) {
                putOnAnnexe(forward, MoneyWriteKind.TRANSFER_IN, credit);
                return;
            }
            record(
                    account.value(),
                    Facts.refused(account, annexe, forward, MoneyWriteKind.TRANSFER_IN, credit, annexeReading()));
            if (random.nextBoolean()) {
                record(account.value(), Facts.returned(account, annexe, forward, credit, ++receipts, now));
                return;
            }
            OperationId again = newOperation();
            record(account.value(), Facts.forwarded(account, annexe, again, annexe, forward, credit, now));
            putOnAnnexe(again, MoneyWriteKind.TRANSFER_IN, credit);
        }

        private void putOnAnnexe(OperationId operation, MoneyWriteKind what, Money credit) {
            MeterMoneySnapshot seen = annexeReading();
            record(account.value(), Facts.intended(account, operation, what, 1, credit, annexe, seen));
            annexeCount++;
            record(account.value(), Facts.confirmed(account, annexe, operation, what, credit, seen, annexeReading()));
        }

        private MeterMoneySnapshot annexeReading() {
            return Facts.snapshot(annexe, annexeCount, "50.00", now);
        }

        private boolean reverse() {
            Done original = applied.poll();
            if (original == null) {
                return false;
            }
            boolean sale = original.kind() == MoneyWriteKind.SALE;
            begin(sale ? MoneyWriteKind.SALE_REVERSAL : MoneyWriteKind.REFUND_REVERSAL, original.amount());
            record(account.value(), Facts.corrected(account, meter, writing, original.operation(), kind, amount, now));
            withdrawNowAndThen();
            return true;
        }

        private boolean giveBack() {
            Done sale = undelivered.poll();
            if (sale != null) {
                record(
                        account.value(),
                        Facts.returned(account, meter, sale.operation(), sale.amount(), ++receipts, now));
            }
            return sale != null;
        }

        private boolean redeliver() {
            Done sale = undelivered.poll();
            if (sale == null) {
                return false;
            }
            begin(MoneyWriteKind.SALE, sale.amount());
            record(account.value(), Facts.redelivered(account, meter, writing, sale.operation(), amount, now));
            return true;
        }

        private void withdrawNowAndThen() {
            if (random.nextInt(8) == 0) {
                record(account.value(), Facts.cancelled(account, meter, writing, kind, amount, now));
                leftUndone();
            }
        }

        /** The write will not be carried out. */
        private void leftUndone() {
            if (kind == MoneyWriteKind.SALE) {
                undelivered.add(new Done(writing, kind, amount));
            }
            done();
        }

        private void intend() {
            before = reading();
            attempt = 1;
            record(account.value(), Facts.intended(account, writing, kind, attempt, amount, meter, before));
        }

        private void decide() {
            switch (random.nextInt(kind == MoneyWriteKind.OPENING ? 1 : 6)) {
                case 0, 1, 2 -> confirm();
                case 3 -> {
                    record(account.value(), Facts.notApplied(account, meter, writing, kind, reading()));
                    attempt = 0;
                }
                case 4 -> {
                    record(account.value(), Facts.refused(account, meter, writing, kind, amount, reading()));
                    leftUndone();
                }
                default -> {
                    record(account.value(), Facts.unknown(account, meter, writing, kind, now));
                    unknown = true;
                }
            }
        }

        private void confirm() {
            count++;
            balanceFen += kind.gain(amount).fen();
            record(account.value(), Facts.confirmed(account, meter, writing, kind, amount, before, reading()));
            carriedOut();
        }

        private void resolve() {
            if (random.nextInt(3) == 0) {
                confirm();
                return;
            }
            if (random.nextBoolean()) {
                record(account.value(), Facts.quarantined(account, meter, writing, count + 1, count + 3, now));
            }
            ApprovalId approval = ApprovalId.of("approval-" + writing);
            record(approval.value(), Facts.settlementRequested(approval, account, meter, writing));
            if (random.nextInt(4) == 0) {
                record(approval.value(), new ApprovalDenied(approval, SITE, OperatorId.of("op-8"), "look again", now));
                ApprovalId second = ApprovalId.of("approval-2-" + writing);
                record(second.value(), Facts.settlementRequested(second, account, meter, writing));
                approval = second;
            }
            SettledAs outcome = random.nextBoolean() ? SettledAs.APPLIED : SettledAs.NOT_APPLIED;
            record(approval.value(), new ApprovalGranted(approval, SITE, OperatorId.of("op-8"), now));
            record(account.value(), Facts.settled(account, meter, writing, kind, amount, outcome, now));
            record(account.value(), Facts.released(account, meter, count, now));
            if (outcome == SettledAs.APPLIED) {
                carriedOut();
            } else {
                leftUndone();
            }
        }

        private void carriedOut() {
            if (kind == MoneyWriteKind.TRANSFER_OUT) {
                forward(writing, amount);
            } else if (kind == MoneyWriteKind.REFUND && random.nextBoolean()) {
                record(account.value(), Facts.paidOut(account, meter, writing, amount, ++receipts, now));
            } else if (kind == MoneyWriteKind.SALE || kind == MoneyWriteKind.REFUND) {
                applied.add(new Done(writing, kind, amount));
            }
            done();
        }

        private void done() {
            writing = null;
            attempt = 0;
            unknown = false;
        }
    }

    /** A sale or refund that has ended. */
    private record Done(OperationId operation, MoneyWriteKind kind, Money amount) {}
}
