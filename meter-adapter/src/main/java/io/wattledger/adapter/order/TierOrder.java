package io.wattledger.adapter.order;

import io.wattledger.adapter.schedule.FieldMeter;
import io.wattledger.adapter.schedule.Priority;
import io.wattledger.adapter.work.Desk;
import io.wattledger.kernel.device.TierPosition;
import io.wattledger.kernel.port.WorkList.Item;
import io.wattledger.kernel.port.WorkList.TierWork;
import java.util.List;
import java.util.function.Consumer;

/** Lets a meter go on within the tiers where the one that it replaces stood; what it has counted since only adds to that. */
public final class TierOrder extends OrderJob {

    private final TierPosition position;

    /**
     * @param doubtIsKnown whether it was reported already that the last attempt is in doubt
     */
    public TierOrder(Item item, TierWork work, FieldMeter meter, Desk desk, OrderBook book, boolean doubtIsKnown) {
        super(item, meter, desk, book, work.deliverBy(), doubtIsKnown);
        this.position = work.position();
    }

    @Override
    public Priority priority() {
        return Priority.SETTINGS;
    }

    @Override
    void prepare(Consumer<Prepared> then) {
        then.accept(new Prepared.Frames(List.of(meter().driver().tiersWrite(position))));
    }

    @Override
    void look(Consumer<Look> then) {
        read(
                meter().driver()::tiersRead,
                answer -> then.accept(
                        meter().driver()
                                        .tiers(answer.values())
                                        .filter(this::continues)
                                        .isPresent()
                                ? new Look.Shown(answer.reply())
                                : new Look.Other()),
                cause -> then.accept(new Look.Unread(cause)));
    }

    private boolean continues(TierPosition shown) {
        return shown.periodBegan().equals(position.periodBegan())
                && shown.used().centiKwh() >= position.used().centiKwh();
    }
}
