package io.wattledger.adapter.order;

import io.wattledger.adapter.link.BusAnswer.Answered;
import io.wattledger.adapter.schedule.FieldMeter;
import io.wattledger.adapter.schedule.Priority;
import io.wattledger.adapter.work.Desk;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.port.WorkList.Item;
import io.wattledger.kernel.port.WorkList.RelayWork;
import java.util.List;
import java.util.function.Consumer;

/** Sets who rules a relay: verified when both the control registers and the status word say so. */
public final class RelayOrder extends OrderJob {

    private final RelayMode mode;

    /**
     * @param doubtIsKnown whether it was reported already that the last attempt is in doubt
     */
    public RelayOrder(Item item, RelayWork work, FieldMeter meter, Desk desk, OrderBook book, boolean doubtIsKnown) {
        super(item, meter, desk, book, work.deliverBy(), doubtIsKnown);
        this.mode = work.mode();
    }

    @Override
    public Priority priority() {
        return Priority.RELAY;
    }

    @Override
    void prepare(Consumer<Prepared> then) {
        then.accept(new Prepared.Frames(List.of(meter().driver().relayWrite(mode))));
    }

    @Override
    void look(Consumer<Look> then) {
        read(
                meter().driver()::relayRead,
                control -> {
                    if (meter().driver().relayShows(mode, control.values())) {
                        lookAtStatus(control, then);
                    } else {
                        then.accept(new Look.Other());
                    }
                },
                cause -> then.accept(new Look.Unread(cause)));
    }

    private void lookAtStatus(Answered control, Consumer<Look> then) {
        read(
                meter()::nextVerifyRead,
                status -> {
                    RelayMode shown = meter().driver().fast(status.values()).relayMode();
                    then.accept(shown == mode ? new Look.Shown(control.reply()) : new Look.Other());
                },
                cause -> then.accept(new Look.Unread(cause)));
    }
}
