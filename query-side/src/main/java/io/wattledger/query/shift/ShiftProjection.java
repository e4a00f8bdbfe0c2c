package io.wattledger.query.shift;

import io.wattledger.kernel.event.CashWithdrawn;
import io.wattledger.kernel.event.ReceiptEntered;
import io.wattledger.kernel.event.ShiftClosed;
import io.wattledger.kernel.event.ShiftEvent;
import io.wattledger.kernel.event.ShiftOpened;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.Projection;
import io.wattledger.query.shift.ShiftView.Count;
import io.wattledger.query.shift.ShiftView.State;
import io.wattledger.query.shift.ShiftView.Withdrawal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All shifts. */
@Component
public final class ShiftProjection implements Projection<ShiftView> {

    /** The collection. */
    public static final String COLLECTION = "shifts";

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Class<ShiftView> viewType() {
        return ShiftView.class;
    }

    @Override
    public Optional<String> documentOf(Fact fact) {
        return fact.event() instanceof ShiftEvent it ? Optional.of(it.shiftId().value()) : Optional.empty();
    }

    @Override
    public ShiftView fold(@Nullable ShiftView before, Fact fact) {
        if (fact.event() instanceof ShiftOpened it) {
            return new ShiftView(
                    it.shiftId(),
                    it.siteId(),
                    it.operatorId(),
                    State.OPEN,
                    it.at(),
                    fact.sequence(),
                    it.openingFloat(),
                    List.of(),
                    List.of(),
                    null);
        }
        ShiftView known = Objects.requireNonNull(before, "a shift's first event opens it");
        if (fact.event() instanceof ReceiptEntered it) {
            return known.receiving(it.paymentMethod(), it.kind().isIncoming(), it.amount());
        }
        if (fact.event() instanceof CashWithdrawn it) {
            return known.after(new Withdrawal(it.amount(), it.reason(), it.withdrawnBy(), it.at()));
        }
        ShiftClosed it = (ShiftClosed) fact.event();
        return known.counted(
                new Count(it.expected(), it.counted(), it.difference(), it.note(), it.closedBy(), it.at()));
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("siteId", "sequence"), List.of("operatorId", "sequence"));
    }
}
