package io.wattledger.command.shift.withdraw;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.shift.Shift;
import io.wattledger.kernel.command.TillCount;
import io.wattledger.kernel.command.WithdrawCash;
import io.wattledger.kernel.event.CashWithdrawn;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Takes cash out of a till into the safe; never more than is in it. */
@Component
public final class WithdrawCashHandler {

    private static final int LONGEST_REASON = 200;

    private final AggregateStore<Shift> shifts;
    private final Clock clock;

    /** Withdraws from the tills of shifts of this repository. */
    public WithdrawCashHandler(Repository<Shift> shifts, Clock clock) {
        this.shifts = new AggregateStore<>(shifts, ProblemType.UNKNOWN_SHIFT);
        this.clock = clock;
    }

    @CommandHandler
    TillCount handle(WithdrawCash command) {
        new FieldFaults()
                .unless(command.amount().isPositive(), "amount", "must be more than 0.00")
                .text("reason", command.reason(), LONGEST_REASON)
                .refuseIfAny();
        return shifts.load(command.shiftId()).invoke(shift -> {
            shift.checkTouchable(command.withdrawnBy(), command.supervising());
            if (command.amount().exceeds(shift.cash())) {
                throw new RefusedException(Refusal.of(
                        ProblemType.NOT_ENOUGH_CASH, Map.of("cash", shift.cash().toString())));
            }
            shift.record(new CashWithdrawn(
                    shift.shiftId(),
                    shift.siteId(),
                    command.amount(),
                    command.reason(),
                    command.withdrawnBy(),
                    clock.instant()));
            return new TillCount(shift.cash());
        });
    }
}
