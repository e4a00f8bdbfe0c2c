package io.wattledger.query.account;

import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MeterDetached;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.Projection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way from a meter to its account. */
@Component
public final class MeterAccountProjection implements Projection<MeterAccountView> {

    /** The collection. */
    public static final String COLLECTION = "meter_accounts";

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Class<MeterAccountView> viewType() {
        return MeterAccountView.class;
    }

    @Override
    public Optional<String> documentOf(Fact fact) {
        if (fact.event() instanceof MeterAttached it) {
            return Optional.of(it.meterId().value());
        }
        return fact.event() instanceof MeterDetached it
                ? Optional.of(it.meterId().value())
                : Optional.empty();
    }

    @Override
    public MeterAccountView fold(@Nullable MeterAccountView before, Fact fact) {
        if (fact.event() instanceof MeterDetached gone) {
            return new MeterAccountView(gone.meterId(), gone.siteId(), null);
        }
        MeterAttached it = (MeterAttached) fact.event();
        return new MeterAccountView(it.meterId(), it.siteId(), it.accountId());
    }

    /**
     * The global sequence: a meter comes under several accounts one after the other, hence from several streams. A claim on the meter
     * lets the later one be stored only after the earlier one has ended, so its sequence is higher.
     */
    @Override
    public long orderOf(Fact fact) {
        return fact.sequence();
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("siteId"));
    }
}
