package io.wattledger.command.shift.close;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.shift.Shift;
import io.wattledger.kernel.command.CloseShift;
import io.wattledger.kernel.command.TillCount;
import io.wattledger.kernel.event.ShiftClosed;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Cashes up: what was counted is recorded as it is, beside what the till must hold. A receipt that is given at the same time goes into
 * the shift before, or is refused.
 */
@Component
public final class CloseShiftHandler {

    private static final int LONGEST_NOTE = 500;

    private final AggregateStore<Shift> shifts;
    private final Clock clock;

    /** Closes shifts of this repository. */
    public CloseShiftHandler(Repository<Shift> shifts, Clock clock) {
        this.shifts = new AggregateStore<>(shifts, ProblemType.UNKNOWN_SHIFT);
        this.clock = clock;
    }

    @CommandHandler
    TillCount handle(CloseShift command) {
        FieldFaults faults =
                new FieldFaults().unless(!command.counted().isNegative(), "counted", "must not be negative");
        if (command.note() != null) {
            faults.text("note", command.note(), LONGEST_NOTE);
        }
        faults.refuseIfAny();
        return shifts.load(command.shiftId()).invoke(shift -> {
            shift.checkTouchable(command.closedBy(), command.supervising());
            Money expected = shift.cash();
            shift.record(new ShiftClosed(
                    shift.shiftId(),
                    shift.siteId(),
                    expected,
                    command.counted(),
                    command.counted().minus(expected),
                    command.note(),
                    command.closedBy(),
                    clock.instant()));
            return new TillCount(expected);
        });
    }
}
