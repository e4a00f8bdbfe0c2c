package io.wattledger.adapter.bench;

import io.wattledger.adapter.money.MoneyLedger;
import io.wattledger.adapter.order.OrderBook;
import io.wattledger.kernel.command.ExpireOrder;
import io.wattledger.kernel.command.RecordMoneyWriteIntent;
import io.wattledger.kernel.command.RecordOrderSent;
import io.wattledger.kernel.command.ReportMoneyWrite;
import io.wattledger.kernel.command.ReportOrder;
import io.wattledger.kernel.command.WritePermit;
import io.wattledger.kernel.device.BusKey;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.MoneyWriteVerdict;
import io.wattledger.kernel.device.OrderVerdict;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.DeviceDirectory;
import io.wattledger.kernel.port.LeaseFence;
import io.wattledger.kernel.port.Subscription;
import io.wattledger.kernel.port.WorkList;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The command side's rules for open work, in memory: counts, quarantine, attempts, deadlines. Outlives fleets, as a store outlives
 * processes.
 */
public final class MemoryWork implements WorkList, MoneyLedger, OrderBook {

    private static final int MOST_ATTEMPTS = 3;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);

    private final InstantSource clock;
    private final Function<MeterId, DeviceDirectory.Meter> registered;
    private final Function<LeaseFence, Boolean> fenceHolds;
    private final Map<OperationId, Item> open = new LinkedHashMap<>();
    private final Map<OperationId, State> states = new HashMap<>();
    private final Map<MeterId, Integer> counts = new HashMap<>();
    private final Map<MeterId, String> quarantined = new HashMap<>();
    private final Map<OperationId, Money> confirmed = new HashMap<>();
    private final List<ReportMoneyWrite> reports = new ArrayList<>();
    private final List<ReportOrder> orderReports = new ArrayList<>();
    private final List<Consumer<BusKey>> listeners = new CopyOnWriteArrayList<>();
    private long sequence;
    private boolean away;

    /** Where an operation stands. */
    public enum State {
        PENDING,
        SENT,
        UNKNOWN,
        CONFIRMED,
        REFUSED,
        EXPIRED
    }

    public MemoryWork(
            InstantSource clock,
            Function<MeterId, DeviceDirectory.Meter> registered,
            Function<LeaseFence, Boolean> fenceHolds) {
        this.clock = clock;
        this.registered = registered;
        this.fenceHolds = fenceHolds;
    }

    /** The store is away or back: while it is away nothing can be stored or read. */
    public synchronized void setAway(boolean isAway) {
        away = isAway;
    }

    /** Accepts an operation for a meter. */
    public OperationId accept(MeterId meter, Work work) {
        BusKey bus = registered.apply(meter).bus();
        OperationId operation;
        synchronized (this) {
            operation = OperationId.of("op-" + ++sequence);
            open.put(operation, new Item(operation, meter, bus, sequence, Progress.READY, 0, Instant.MIN, work));
            states.put(operation, State.PENDING);
        }
        changed(bus);
        return operation;
    }

    /** Accepts a money write for a meter. */
    public OperationId money(MeterId meter, MoneyWriteKind kind, long fen) {
        return accept(meter, new MoneyWork(AccountId.of("account-" + meter), kind, Money.ofFen(fen), null));
    }

    /** Takes back what was not sent: a newer order took its place. */
    public void supersede(OperationId operation) {
        synchronized (this) {
            open.remove(operation);
        }
    }

    public synchronized State state(OperationId operation) {
        return states.getOrDefault(operation, State.PENDING);
    }

    public synchronized boolean isQuarantined(MeterId meter) {
        return quarantined.containsKey(meter);
    }

    /** Sum of all confirmed credits of a meter. */
    public synchronized long confirmedFen(MeterId meter) {
        return reports.stream()
                .filter(report -> report.meterId().equals(meter))
                .filter(report -> report.verdict() instanceof MoneyWriteVerdict.Applied)
                .mapToLong(report ->
                        confirmed.getOrDefault(report.operationId(), Money.ZERO).fen())
                .sum();
    }

    public synchronized List<ReportMoneyWrite> reports(OperationId operation) {
        return reports.stream().filter(r -> r.operationId().equals(operation)).toList();
    }

    public synchronized List<ReportOrder> orderReports(OperationId operation) {
        return orderReports.stream()
                .filter(r -> r.operationId().equals(operation))
                .toList();
    }

    public synchronized boolean isIdle() {
        return open.isEmpty();
    }

    @Override
    public synchronized List<Item> openOn(BusKey bus) {
        present();
        return open.values().stream()
                .filter(item -> item.bus().equals(bus))
                .filter(item -> !(item.work() instanceof MoneyWork) || !quarantined.containsKey(item.meterId()))
                .toList();
    }

    @Override
    public Subscription onChange(Consumer<BusKey> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void changed(BusKey bus) {
        listeners.forEach(listener -> listener.accept(bus));
    }

    private void present() {
        if (away) {
            throw new IllegalStateException("the store is away");
        }
    }

    @Override
    public WritePermit recordIntent(RecordMoneyWriteIntent intent) {
        WritePermit permit = judge(intent);
        changed(registered.apply(intent.meterId()).bus());
        return permit;
    }

    private synchronized WritePermit judge(RecordMoneyWriteIntent intent) {
        present();
        Item item = open.get(intent.operationId());
        if (item == null || item.progress() != Progress.READY || intent.attempt() != item.attempts() + 1) {
            return new WritePermit.Stop("not the next attempt");
        }
        if (!fenceHolds.apply(intent.fence()) || quarantined.containsKey(intent.meterId())) {
            return new WritePermit.Stop("not allowed now");
        }
        SerialNumber expected = registered.apply(intent.meterId()).serialNumber();
        int found = intent.before().count();
        if (!intent.before().serialNumber().equals(expected) || counts.getOrDefault(intent.meterId(), found) != found) {
            quarantined.put(intent.meterId(), "before the write");
            return new WritePermit.Stop("quarantined");
        }
        counts.put(intent.meterId(), found);
        MoneyWork work = (MoneyWork) item.work();
        int next = (found + 1) % 65_536;
        Intent stored = new Intent(next, intent.before().balance());
        MoneyWork intended = new MoneyWork(work.accountId(), work.kind(), work.amount(), stored);
        step(item, Progress.INTENDED, item.attempts() + 1, Instant.MIN, intended, State.SENT);
        return new WritePermit.Go(next, work.amount());
    }

    @Override
    public void report(ReportMoneyWrite report) {
        take(report);
        changed(registered.apply(report.meterId()).bus());
    }

    private synchronized void take(ReportMoneyWrite report) {
        present();
        Item item = open.get(report.operationId());
        if (item == null || item.progress() != Progress.INTENDED || item.attempts() != report.attempt()) {
            throw new IllegalStateException("nothing of the kind was intended: " + report);
        }
        reports.add(report);
        MoneyWork work = (MoneyWork) item.work();
        Runnable effect = report.verdict()
                .fold(
                        applied -> () -> confirm(item, work, applied.after().count()),
                        cleared -> () -> confirm(item, work, cleared.after().count()),
                        notApplied -> () -> notApplied(item, work),
                        refused -> () -> end(item, State.REFUSED),
                        contradicted -> () -> quarantined.put(item.meterId(), contradicted.cause()),
                        undecided -> () -> states.put(item.operationId(), State.UNKNOWN));
        effect.run();
    }

    private void confirm(Item item, MoneyWork work, int count) {
        if (confirmed.put(item.operationId(), work.amount()) != null) {
            throw new IllegalStateException("confirmed twice: " + item);
        }
        counts.put(item.meterId(), count);
        end(item, State.CONFIRMED);
    }

    private void notApplied(Item item, MoneyWork work) {
        if (item.attempts() >= MOST_ATTEMPTS) {
            end(item, State.REFUSED);
            return;
        }
        MoneyWork again = new MoneyWork(work.accountId(), work.kind(), work.amount(), null);
        step(item, Progress.READY, item.attempts(), clock.instant().plus(BETWEEN_ATTEMPTS), again, State.PENDING);
    }

    private void end(Item item, State state) {
        open.remove(item.operationId());
        states.put(item.operationId(), state);
    }

    private void step(Item item, Progress progress, int attempts, Instant notBefore, Work work, State state) {
        open.put(
                item.operationId(),
                new Item(
                        item.operationId(),
                        item.meterId(),
                        item.bus(),
                        item.sequence(),
                        progress,
                        attempts,
                        notBefore,
                        work));
        states.put(item.operationId(), state);
    }

    @Override
    public WritePermit recordSent(RecordOrderSent sent) {
        WritePermit permit = judge(sent);
        changed(registered.apply(sent.meterId()).bus());
        return permit;
    }

    private synchronized WritePermit judge(RecordOrderSent sent) {
        present();
        Item item = open.get(sent.operationId());
        if (item == null || sent.attempt() != item.attempts() + 1 || !fenceHolds.apply(sent.fence())) {
            return new WritePermit.Stop("not wanted any more");
        }
        step(item, Progress.INTENDED, sent.attempt(), Instant.MIN, item.work(), State.SENT);
        return new WritePermit.Go(0, Money.ZERO);
    }

    @Override
    public void report(ReportOrder report) {
        synchronized (this) {
            present();
            Item item = open.get(report.operationId());
            if (item == null) {
                return;
            }
            orderReports.add(report);
            OrderVerdict verdict = report.verdict();
            Runnable effect = verdict.fold(
                    verified -> () -> end(item, State.CONFIRMED),
                    refused -> () -> end(item, State.REFUSED),
                    undecided -> () -> states.put(item.operationId(), State.UNKNOWN));
            effect.run();
        }
        changed(registered.apply(report.meterId()).bus());
    }

    @Override
    public void expire(ExpireOrder expiry) {
        @Nullable Item item;
        synchronized (this) {
            present();
            item = open.get(expiry.operationId());
            if (item != null) {
                end(item, State.EXPIRED);
            }
        }
        if (item != null) {
            changed(item.bus());
        }
    }
}
