package io.wattledger.adapter.order;

import io.wattledger.adapter.link.BusAnswer;
import io.wattledger.adapter.link.BusAnswer.ExceptionReply;
import io.wattledger.adapter.schedule.FieldMeter;
import io.wattledger.adapter.wire.Frame;
import io.wattledger.adapter.wire.WriteRegisters;
import io.wattledger.adapter.work.Desk;
import io.wattledger.adapter.work.DeviceJob;
import io.wattledger.adapter.work.Outcome;
import io.wattledger.kernel.command.ExpireOrder;
import io.wattledger.kernel.command.RecordOrderSent;
import io.wattledger.kernel.command.ReportOrder;
import io.wattledger.kernel.command.WritePermit;
import io.wattledger.kernel.device.OrderVerdict;
import io.wattledger.kernel.device.OrderVerdict.Refused;
import io.wattledger.kernel.device.OrderVerdict.Undecided;
import io.wattledger.kernel.device.OrderVerdict.Verified;
import io.wattledger.kernel.port.WorkList.Item;
import io.wattledger.kernel.port.WorkList.Progress;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One visit for an order that sets a state. What was sent before is looked for first; sending again does no harm. */
abstract class OrderJob extends DeviceJob {

    private static final Logger log = LoggerFactory.getLogger(OrderJob.class);
    /** Function, address or value that the meter does not have: it will say so every time. Failure and busy pass. */
    private static final int LAST_PERMANENT_EXCEPTION = 3;

    private final OrderBook book;
    private final Instant deliverBy;
    private final boolean doubtIsKnown;

    OrderJob(Item item, FieldMeter meter, Desk desk, OrderBook book, Instant deliverBy, boolean doubtIsKnown) {
        super(item, meter, desk);
        this.book = book;
        this.deliverBy = deliverBy;
        this.doubtIsKnown = doubtIsKnown;
    }

    /**
     * Finds the frames that set the state, in their order, one at least.
     *
     * @param then told them, or why they cannot be sent now
     */
    abstract void prepare(Consumer<Prepared> then);

    /** Looks what the meter shows. */
    abstract void look(Consumer<Look> then);

    @Override
    protected void begin() {
        readIdentity(
                shown -> {
                    if (!shown.equals(meter().serialNumber())) {
                        log.warn("{} not sent: the meter shows number {}", this, shown);
                        leave(Outcome.DONE);
                    } else if (item().progress() == Progress.INTENDED) {
                        look(this::lookedBefore);
                    } else {
                        sendInTime();
                    }
                },
                cause -> lookedBefore(new Look.Unread(cause)));
    }

    private void lookedBefore(Look found) {
        Runnable next = found.fold(
                shown -> () -> report(new Verified(), item().attempts(), null, null, shown.readBack()),
                staged -> () -> leave(Outcome.notBefore(staged.activeAt())),
                other -> this::sendInTime,
                unread -> () -> unreadBefore(unread.cause()));
        next.run();
    }

    private void unreadBefore(String cause) {
        if (desk().now().isAfter(deliverBy)) {
            expire();
        } else if (item().progress() == Progress.READY || doubtIsKnown) {
            leave(doubtIsKnown ? Outcome.inDoubt(item().attempts()) : Outcome.DONE);
        } else {
            report(new Undecided(cause), item().attempts(), null, null, null);
        }
    }

    private void sendInTime() {
        if (desk().now().isAfter(deliverBy)) {
            expire();
            return;
        }
        prepare(this::prepared);
    }

    private void prepared(Prepared prepared) {
        Runnable next = prepared.fold(
                frames -> () -> askLeave(frames.inOrder()),
                early -> () -> leave(Outcome.notBefore(early.until())),
                unread -> () -> unreadBefore(unread.cause()));
        next.run();
    }

    private void askLeave(List<WriteRegisters> frames) {
        RecordOrderSent sending =
                new RecordOrderSent(item().meterId(), item().operationId(), attempt(), desk().fence());
        visit().ask(() -> book.recordSent(sending), permit -> permitted(permit, frames), cause -> leave(Outcome.DONE));
    }

    private void permitted(WritePermit permit, List<WriteRegisters> frames) {
        if (permit instanceof WritePermit.Go) {
            write(frames);
        } else {
            log.info("{} not permitted: {}", this, permit);
            leave(Outcome.DONE);
        }
    }

    /** Each frame only after the one before it was acknowledged; otherwise the look decides. */
    private void write(List<WriteRegisters> frames) {
        List<WriteRegisters> rest = frames.subList(1, frames.size());
        visit().write(meter().unit(), frames.get(0), answer -> {
            if (rest.isEmpty() || answer.normal().isEmpty()) {
                wrote(answer);
            } else {
                noteContact(answer);
                write(rest);
            }
        });
    }

    private void wrote(BusAnswer answer) {
        noteContact(answer);
        if (answer instanceof ExceptionReply refused && refused.code() <= LAST_PERMANENT_EXCEPTION) {
            Refused verdict = new Refused(String.format("exception-%02X", refused.code()));
            report(verdict, attempt(), refused.request(), refused.reply(), null);
            return;
        }
        look(found -> lookedAfter(found, answer));
    }

    private void lookedAfter(Look found, BusAnswer written) {
        Frame request = written.fold(
                BusAnswer.Answered::request,
                ExceptionReply::request,
                BusAnswer.Silent::request,
                BusAnswer.Cut::request,
                notSent -> null);
        Frame reply = written.fold(
                BusAnswer.Answered::reply, ExceptionReply::reply, silent -> null, cut -> null, notSent -> null);
        Runnable next = found.fold(
                shown -> () -> report(new Verified(), attempt(), request, reply, shown.readBack()),
                staged -> () -> leave(Outcome.notBefore(staged.activeAt())),
                other -> () -> report(new Undecided("the meter shows another state"), attempt(), request, reply, null),
                unread -> () -> report(new Undecided(unread.cause()), attempt(), request, reply, null));
        next.run();
    }

    private void expire() {
        ExpireOrder expiry = new ExpireOrder(item().meterId(), item().operationId());
        leaveWith(() -> book.expire(expiry), Outcome.DONE);
    }

    private void report(
            OrderVerdict verdict,
            int attempt,
            @Nullable Frame request,
            @Nullable Frame reply,
            @Nullable Frame readBack) {
        ReportOrder report = new ReportOrder(
                item().meterId(), item().operationId(), verdict, evidence(attempt, request, reply, readBack));
        leaveWith(() -> book.report(report), verdict instanceof Undecided ? Outcome.inDoubt(attempt) : Outcome.DONE);
    }

    private int attempt() {
        return item().attempts() + 1;
    }
}
