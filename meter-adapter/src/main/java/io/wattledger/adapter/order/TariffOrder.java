package io.wattledger.adapter.order;

import io.wattledger.adapter.schedule.FieldMeter;
import io.wattledger.adapter.schedule.Priority;
import io.wattledger.adapter.wire.WriteRegisters;
import io.wattledger.adapter.work.Desk;
import io.wattledger.kernel.port.WorkList.Item;
import io.wattledger.kernel.port.WorkList.TariffWork;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Puts a tariff into the meter's pending slot; verified only when it stands in the active one: until then the old price counts. */
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
    WriteRegisters write() {
        return meter().driver().tariffWrite(work, meter().zone(), desk().now());
    }

    @Override
    void look(Consumer<Look> then) {
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
