package io.wattledger.adapter.fleet;

import io.wattledger.adapter.link.Line;
import io.wattledger.adapter.money.MoneyDelivery;
import io.wattledger.adapter.money.MoneyInquiry;
import io.wattledger.adapter.order.RelayOrder;
import io.wattledger.adapter.order.TariffOrder;
import io.wattledger.adapter.order.TierOrder;
import io.wattledger.adapter.poll.Polling;
import io.wattledger.adapter.schedule.BusSession;
import io.wattledger.adapter.schedule.FieldMeter;
import io.wattledger.adapter.work.Desk;
import io.wattledger.adapter.work.DeviceJob;
import io.wattledger.adapter.work.Outcome;
import io.wattledger.kernel.command.ExpireOrder;
import io.wattledger.kernel.device.BusKey;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.port.LeaseFence;
import io.wattledger.kernel.port.WorkList.Intent;
import io.wattledger.kernel.port.WorkList.Item;
import io.wattledger.kernel.port.WorkList.MoneyWork;
import io.wattledger.kernel.port.WorkList.Progress;
import io.wattledger.kernel.port.WorkList.RelayWork;
import io.wattledger.kernel.port.WorkList.TariffWork;
import io.wattledger.kernel.port.WorkList.TierWork;
import io.wattledger.kernel.port.WorkList.Work;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the open work of one bus into jobs. After each visit the operation rests until the work list was read anew, so that no decision
 * rests on what was true before the visit. Belongs to the line's thread.
 */
final class WorkDesk implements Desk {

    private static final Logger log = LoggerFactory.getLogger(WorkDesk.class);
    private static final long TICK_MILLIS = 250;

    private final BusKey bus;
    private final Line line;
    private final BusSession session;
    private final CommandSide commandSide;
    private final Field field;
    private final GatewayLease lease;
    private final boolean moneyAllowed;

    private @Nullable Polling polling;
    private Map<MeterId, FieldMeter> meters = Map.of();
    private List<Item> open = List.of();
    private final Map<OperationId, Pause> pauses = new HashMap<>();
    private final Set<OperationId> underWay = new HashSet<>();
    private final Set<OperationId> visited = new HashSet<>();
    private boolean reading;
    private boolean readAgain;

    /**
     * @param moneyAllowed whether money may be written over this link
     */
    WorkDesk(BusKey bus, Line line, BusSession session, Field field, GatewayLease lease, boolean moneyAllowed) {
        this.bus = bus;
        this.line = line;
        this.session = session;
        this.commandSide = field.commandSide();
        this.field = field;
        this.lease = lease;
        this.moneyAllowed = moneyAllowed;
    }

    void start(Polling polling) {
        this.polling = polling;
        refresh();
        tick();
    }

    private void tick() {
        line.after(TICK_MILLIS, () -> {
            tick();
            dispatch();
        });
    }

    void meters(Map<MeterId, FieldMeter> now) {
        meters = now;
        dispatch();
    }

    /** The meter answers again: its work need not wait any longer. */
    void wake(FieldMeter meter) {
        open.stream()
                .filter(item -> item.meterId().equals(meter.meterId()))
                .map(item -> pauses.get(item.operationId()))
                .filter(Objects::nonNull)
                .forEach(Pause::cutShort);
        dispatch();
    }

    /** Reads the work list anew. */
    void refresh() {
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        readAgain = false;
        try {
            commandSide.threads().execute(() -> {
                List<Item> items = readOpen();
                line.execute(() -> refreshed(items));
            });
        } catch (RejectedExecutionException full) {
            reading = false;
        }
    }

    private @Nullable List<Item> readOpen() {
        try {
            return commandSide.workList().openOn(bus);
        } catch (RuntimeException unreadable) {
            log.warn("the work list of {} cannot be read: {}", bus, unreadable.toString());
            return null;
        }
    }

    private void refreshed(@Nullable List<Item> items) {
        reading = false;
        if (readAgain) {
            refresh();
        } else if (items != null) {
            open = items;
            underWay.removeAll(visited);
            visited.clear();
            Set<OperationId> stillOpen = items.stream().map(Item::operationId).collect(Collectors.toSet());
            pauses.keySet().retainAll(stillOpen);
            items.forEach(item -> pause(item).seen(item));
            dispatch();
        }
    }

    private Pause pause(Item item) {
        return pauses.computeIfAbsent(item.operationId(), any -> new Pause(item));
    }

    private void dispatch() {
        if (open.isEmpty()) {
            return;
        }
        Instant now = field.clock().instant();
        for (Item item : OpenWork.atTheirTurn(open, item -> pause(item).isForItsTime())) {
            if (!underWay.contains(item.operationId())) {
                dispatch(item, now);
            }
        }
    }

    private void dispatch(Item item, Instant now) {
        FieldMeter meter = meters.get(item.meterId());
        boolean reachable = meter != null && isReachable(meter);
        boolean mayHaveBeenSent = item.progress() == Progress.INTENDED;
        if (!isDue(item, now)) {
            return;
        }
        if (isPastDeadline(item.work(), now) && !(reachable && mayHaveBeenSent)) {
            expire(item);
        } else if (meter != null && reachable) {
            submit(item, meter);
        }
    }

    private boolean isDue(Item item, Instant now) {
        return !now.isBefore(item.notBefore()) && pause(item).isOver(now);
    }

    private boolean isReachable(FieldMeter meter) {
        return line.isUp() && lease.isHeld() && meter.health().mayBeTried(line.monotonicMillis());
    }

    private static boolean isPastDeadline(Work work, Instant now) {
        return !now.isBefore(deadlineOf(work));
    }

    /** When the work expires; money never does. */
    private static Instant deadlineOf(Work work) {
        if (work instanceof RelayWork relay) {
            return relay.deliverBy();
        }
        if (work instanceof TierWork tiers) {
            return tiers.deliverBy();
        }
        return work instanceof TariffWork tariff ? tariff.deliverBy() : Instant.MAX;
    }

    private void expire(Item item) {
        underWay.add(item.operationId());
        give(
                () -> commandSide.orders().expire(new ExpireOrder(item.meterId(), item.operationId())),
                taken -> over(item, Outcome.DONE));
    }

    private void submit(Item item, FieldMeter meter) {
        DeviceJob job = jobFor(item, meter);
        if (job != null && underWay.add(item.operationId()) && !session.submit(job)) {
            underWay.remove(item.operationId());
        }
    }

    private @Nullable DeviceJob jobFor(Item item, FieldMeter meter) {
        boolean doubtIsKnown = pause(item).isKnownInDoubt(item.attempts());
        if (item.work() instanceof RelayWork relay) {
            return new RelayOrder(item, relay, meter, this, commandSide.orders(), doubtIsKnown);
        }
        if (item.work() instanceof TariffWork tariff) {
            return new TariffOrder(item, tariff, meter, this, commandSide.orders(), doubtIsKnown);
        }
        if (item.work() instanceof TierWork tiers) {
            return new TierOrder(item, tiers, meter, this, commandSide.orders(), doubtIsKnown);
        }
        return moneyAllowed ? moneyJob(item, (MoneyWork) item.work(), meter, doubtIsKnown) : null;
    }

    private DeviceJob moneyJob(Item item, MoneyWork work, FieldMeter meter, boolean doubtIsKnown) {
        Intent intent = work.intent();
        if (item.progress() == Progress.READY) {
            return new MoneyDelivery(item, work, meter, this, commandSide.ledger());
        }
        if (intent == null) {
            throw new IllegalStateException("operation " + item.operationId() + " is intended without an intent");
        }
        return new MoneyInquiry(item, work, intent, meter, this, commandSide.ledger(), doubtIsKnown);
    }

    @Override
    public void answered(FieldMeter meter) {
        polling().answered(meter);
    }

    @Override
    public void missed(FieldMeter meter, String error) {
        polling().missed(meter, error);
    }

    private Polling polling() {
        return Objects.requireNonNull(polling, "the desk was not started");
    }

    @Override
    public LeaseFence fence() {
        return lease.fence();
    }

    @Override
    public Instant now() {
        return field.clock().instant();
    }

    @Override
    public void give(Runnable command, Consumer<Boolean> then) {
        try {
            commandSide.threads().execute(() -> {
                boolean taken = given(command);
                line.execute(() -> then.accept(taken));
            });
        } catch (RejectedExecutionException full) {
            then.accept(false);
        }
    }

    private boolean given(Runnable command) {
        try {
            command.run();
            return true;
        } catch (RuntimeException refused) {
            log.warn("the command side did not take a report from {}: {}", bus, refused.toString());
            return false;
        }
    }

    @Override
    public void finished(DeviceJob job, Outcome outcome) {
        over(job.item(), outcome);
        if (job.item().work() instanceof MoneyWork) {
            polling().pollSoon(job.meter());
        } else {
            polling().readAllSoon(job.meter());
        }
    }

    private void over(Item item, Outcome outcome) {
        Pause pause = pause(item);
        pause.visited(field.clock().instant(), field.settings().retry(), field.random());
        pause.notBeyond(deadlineOf(item.work()), field.clock().instant());
        if (outcome.lookAgainAt() != null) {
            pause.untilItsTime(outcome.lookAgainAt());
        }
        if (outcome.doubtfulAttempt() != 0) {
            pause.inDoubt(outcome.doubtfulAttempt());
        }
        visited.add(item.operationId());
        refresh();
    }
}
