package io.wattledger.command.shift;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.account.Tills;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.directory.SiteTerms;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.cashdesk.CashDeskRules;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.util.Optional;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The shifts that are open, by their operators. A shift takes the receipts of its own site only. */
@Component
public final class OpenShifts implements Tills {

    private final AggregateStore<Shift> shifts;
    private final Lookup lookup;
    private final SiteTerms terms;

    /** Open shifts of this repository. */
    public OpenShifts(Repository<Shift> shifts, Lookup lookup, SiteTerms terms) {
        this.shifts = new AggregateStore<>(shifts, ProblemType.UNKNOWN_SHIFT);
        this.lookup = lookup;
        this.terms = terms;
    }

    @Override
    public void enter(Receipt receipt, @Nullable String operator) {
        CashDeskRules rules = terms.of(receipt.siteId()).cashDesk();
        Optional<ShiftId> open = operator == null ? Optional.empty() : lookup.openShiftOf(OperatorId.of(operator));
        boolean entered = open.isPresent()
                && shifts.load(open.get()).invoke(shift -> {
                    boolean here = shift.siteId().equals(receipt.siteId());
                    if (here) {
                        shift.enter(receipt, rules);
                    }
                    return here;
                });
        if (!entered && rules.shiftsRequired() && receipt.method() == PaymentMethod.CASH) {
            throw new RefusedException(ProblemType.NO_OPEN_SHIFT);
        }
    }
}
