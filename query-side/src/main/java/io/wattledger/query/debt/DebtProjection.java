package io.wattledger.query.debt;

import io.wattledger.kernel.event.DebtRecorded;
import io.wattledger.kernel.event.DebtRecovered;
import io.wattledger.kernel.event.DebtRestored;
import io.wattledger.kernel.event.DebtWrittenOff;
import io.wattledger.kernel.event.DomainEvent;
import io.wattledger.kernel.id.DebtId;
import io.wattledger.kernel.money.Money;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.Projection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All old debts, one document each. */
@Component
public final class DebtProjection implements Projection<DebtView> {

    /** The collection. */
    public static final String COLLECTION = "debts";

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Class<DebtView> viewType() {
        return DebtView.class;
    }

    @Override
    public Optional<String> documentOf(Fact fact) {
        return Optional.ofNullable(debtOf(fact.event())).map(DebtId::value);
    }

    private static @Nullable DebtId debtOf(DomainEvent event) {
        if (event instanceof DebtRecorded it) {
            return it.debtId();
        }
        if (event instanceof DebtRecovered it) {
            return it.debtId();
        }
        if (event instanceof DebtRestored it) {
            return it.debtId();
        }
        return event instanceof DebtWrittenOff it ? it.debtId() : null;
    }

    @Override
    public DebtView fold(@Nullable DebtView before, Fact fact) {
        if (fact.event() instanceof DebtRecorded it) {
            return new DebtView(
                    it.debtId(),
                    it.accountId(),
                    it.siteId(),
                    it.amount(),
                    Money.ZERO,
                    Money.ZERO,
                    it.amount(),
                    it.cause(),
                    it.instalment(),
                    it.reason(),
                    it.at(),
                    fact.sequence());
        }
        DebtView known = Objects.requireNonNull(before, "a debt's first event records it");
        if (fact.event() instanceof DebtRecovered it) {
            return known.after(known.recovered().plus(it.amount()), known.writtenOff(), it.remaining());
        }
        if (fact.event() instanceof DebtRestored it) {
            return known.after(known.recovered().minus(it.amount()), known.writtenOff(), it.remaining());
        }
        DebtWrittenOff it = (DebtWrittenOff) fact.event();
        return known.after(known.recovered(), known.writtenOff().plus(it.amount()), it.remaining());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("accountId", "sequence"));
    }
}
