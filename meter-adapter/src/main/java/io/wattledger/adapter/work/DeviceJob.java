package io.wattledger.adapter.work;

import io.wattledger.adapter.link.BusAnswer;
import io.wattledger.adapter.link.BusAnswer.Answered;
import io.wattledger.adapter.schedule.BusJob;
import io.wattledger.adapter.schedule.FieldMeter;
import io.wattledger.adapter.schedule.Visit;
import io.wattledger.adapter.wire.Frame;
import io.wattledger.adapter.wire.ReadRegisters;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.device.WriteEvidence;
import io.wattledger.kernel.port.WorkList.Item;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One visit to a meter for one open operation. A job is made anew for each visit. */
public abstract class DeviceJob implements BusJob {

    private final Item item;
    private final FieldMeter meter;
    private final Desk desk;
    private @Nullable Visit visit;
    private boolean finished;

    /** A visit for this operation. */
    protected DeviceJob(Item item, FieldMeter meter, Desk desk) {
        this.item = item;
        this.meter = meter;
        this.desk = desk;
    }

    /** The operation. */
    public final Item item() {
        return item;
    }

    /** The meter visited. */
    public final FieldMeter meter() {
        return meter;
    }

    @Override
    public final void run(Visit visit) {
        this.visit = visit;
        begin();
    }

    @Override
    public final void abandoned() {
        finish(Outcome.DONE);
    }

    /** Begins the visit. */
    protected abstract void begin();

    /** The surroundings. */
    protected final Desk desk() {
        return desk;
    }

    /** The time on the bus. */
    protected final Visit visit() {
        return Objects.requireNonNull(visit, "a visit begins with run");
    }

    /**
     * Reads from the meter, twice if it must be.
     *
     * @param unread told why there is no normal answer
     */
    protected final void read(Supplier<ReadRegisters> request, Consumer<Answered> then, Consumer<String> unread) {
        visit().read(meter.unit(), request, answer -> {
            noteContact(answer);
            answer.normal().ifPresentOrElse(then, () -> unread.accept(answer.describe()));
        });
    }

    /**
     * Reads the meter number.
     *
     * @param unread told why it cannot be had
     */
    protected final void readIdentity(Consumer<SerialNumber> then, Consumer<String> unread) {
        read(
                meter.driver()::identityRead,
                answer -> meter.driver()
                        .identity(answer.values())
                        .ifPresentOrElse(then, () -> unread.accept("the meter number is no number")),
                unread);
    }

    /** Lets the surroundings know whether the unit lives. A broken connection says nothing about it. */
    protected final void noteContact(BusAnswer answer) {
        Runnable note = answer.fold(
                answered -> () -> desk.answered(meter),
                exception -> () -> desk.answered(meter),
                silent -> () -> desk.missed(meter, answer.describe()),
                cut -> () -> {},
                notSent -> () -> {});
        note.run();
    }

    /** Leaves the bus and gives a command; the visit ends as {@code taken} if it was taken. */
    protected final void leaveWith(Runnable command, Outcome taken) {
        visit().end();
        desk.give(command, accepted -> finish(accepted ? taken : Outcome.DONE));
    }

    /** Leaves the bus with nothing to tell. */
    protected final void leave(Outcome outcome) {
        visit().end();
        finish(outcome);
    }

    private void finish(Outcome outcome) {
        if (!finished) {
            finished = true;
            desk.finished(this, outcome);
        }
    }

    /** The frames of an attempt, as evidence. */
    protected final WriteEvidence evidence(
            int attempt, @Nullable Frame request, @Nullable Frame reply, @Nullable Frame readBack) {
        return new WriteEvidence(
                meter.bus().gatewayId(), meter.bus().bus(), attempt, hash(request), hash(reply), hash(readBack));
    }

    private static @Nullable String hash(@Nullable Frame frame) {
        return frame == null ? null : frame.sha256Hex();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + " " + item.operationId() + " for " + meter;
    }
}
