package io.wattledger.adapter.order;

import io.wattledger.adapter.link.BusAnswer.Answered;
import io.wattledger.adapter.schedule.FieldMeter;
import io.wattledger.adapter.schedule.Priority;
import io.wattledger.adapter.wire.WriteRegisters;
import io.wattledger.adapter.work.Desk;
import io.wattledger.kernel.port.WorkList.Item;
import io.wattledger.kernel.port.WorkList.TariffWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts a tariff into the meter's pending slot; verified only when it stands in the active one: until then the old price counts.
 *
 * <p>The timetable has no pending slot. Where the meter shows another one, nothing is sent before the tariff counts: new prices at old
 * hours, or old prices at new hours, were never agreed. Where it shows the right one already, or the prices do not depend on the time,
 * the prices are staged ahead.
 */
public final class TariffOrder extends OrderJob {

    /** How often to look for a tariff that should be active already: the meter's clock may be behind. */
    private static final Duration OVERDUE_LOOK = Duration.ofSeconds(5);

    private final TariffWork work;

    /**
     * @param doubtIsKnown whether it was reported already that the last attempt is in doubt
     */
    public TariffOrder(Item item, TariffWork work, FieldMeter meter, Desk desk, OrderBook book, boolean doubtIsKnown) {
        super(item, meter, desk, book, work.deliverBy(), doubtIsKnown);
        this.work = work;
    }

    @Override
    public Priority priority() {
        return Priority.SETTINGS;
    }

    @Override
    void prepare(Consumer<Prepared> then) {
        compareTimetable(inForce -> then.accept(prepared(inForce)), cause -> then.accept(new Prepared.Unread(cause)));
    }

    private Prepared prepared(boolean timetableInForce) {
        Instant now = desk().now();
        if (!timetableInForce && work.activateAt().isAfter(now)) {
            return new Prepared.Early(work.activateAt());
        }
        List<WriteRegisters> frames = new ArrayList<>();
        if (!timetableInForce) {
            frames.addAll(meter().driver().timetableWrites(work.plan().timetable()));
        }
        frames.add(meter().driver().tariffWrite(work, meter().zone(), now));
        return new Prepared.Frames(List.copyOf(frames));
    }

    @Override
    void look(Consumer<Look> then) {
        compareTimetable(
                inForce -> {
                    if (inForce) {
                        lookAtActive(then);
                    } else {
                        then.accept(new Look.Other());
                    }
                },
                cause -> then.accept(new Look.Unread(cause)));
    }

    /** Tells whether the meter shows the timetable; a plan without times does not care what it shows. */
    private void compareTimetable(Consumer<Boolean> then, Consumer<String> unread) {
        if (work.plan().kind().hasTimes()) {
            read(meter().driver()::zonesRead, zones -> compareDayTables(zones, then, unread), unread);
        } else {
            then.accept(true);
        }
    }

    private void compareDayTables(Answered zones, Consumer<Boolean> then, Consumer<String> unread) {
        read(
                meter().driver()::dayTablesRead,
                tables -> then.accept(
                        meter().driver().timetableShows(work.plan().timetable(), zones.values(), tables.values())),
                unread);
    }

    private void lookAtActive(Consumer<Look> then) {
        read(
                meter().driver()::activeTariffRead,
                active -> {
                    if (meter().driver().tariffShows(work, active.values())) {
                        then.accept(new Look.Shown(active.reply()));
                    } else {
                        lookAtPending(then);
                    }
                },
                cause -> then.accept(new Look.Unread(cause)));
    }

    private void lookAtPending(Consumer<Look> then) {
        read(
                meter().driver()::pendingTariffRead,
                pending -> {
                    boolean staged = meter().driver().tariffShows(work, pending.values());
                    then.accept(staged ? new Look.Staged(nextLook()) : new Look.Other());
                },
                cause -> then.accept(new Look.Unread(cause)));
    }

    private Instant nextLook() {
        Instant soon = desk().now().plus(OVERDUE_LOOK);
        return work.activateAt().isAfter(soon) ? work.activateAt() : soon;
    }
}
