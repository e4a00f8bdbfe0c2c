package io.wattledger.command.shift.open;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.shift.Shift;
import io.wattledger.kernel.command.OpenShift;
import io.wattledger.kernel.event.ShiftOpened;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Begins a shift. That its operator has no other one open is claimed when the fact is recorded. */
@Component
public final class OpenShiftHandler {

    private final AggregateStore<Shift> shifts;
    private final Clock clock;

    /** Opens into this repository. */
    public OpenShiftHandler(Repository<Shift> shifts, Clock clock) {
        this.shifts = new AggregateStore<>(shifts, ProblemType.UNKNOWN_SHIFT);
        this.clock = clock;
    }

    @CommandHandler
    void handle(OpenShift command) {
        new FieldFaults()
                .unless(!command.openingFloat().isNegative(), "float", "must not be negative")
                .refuseIfAny();
        ShiftOpened fact = new ShiftOpened(
                command.shiftId(), command.siteId(), command.operatorId(), command.openingFloat(), clock.instant());
        shifts.create(() -> Shift.open(fact));
    }
}
