package io.wattledger.query.shift;

import io.wattledger.kernel.event.ReceiptEntered;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.Projection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All receipts of shifts. A document is one event and never changes. */
@Component
public final class ReceiptProjection implements Projection<ReceiptView> {

    /** The collection. */
    public static final String COLLECTION = "receipts";

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Class<ReceiptView> viewType() {
        return ReceiptView.class;
    }

    @Override
    public Optional<String> documentOf(Fact fact) {
        return fact.event() instanceof ReceiptEntered it
                ? Optional.of(it.siteId() + "|" + it.receiptNumber())
                : Optional.empty();
    }

    @Override
    public ReceiptView fold(@Nullable ReceiptView before, Fact fact) {
        ReceiptEntered it = (ReceiptEntered) fact.event();
        return new ReceiptView(
                it.shiftId(),
                it.siteId(),
                it.operatorId(),
                it.receiptNumber(),
                it.kind(),
                it.accountId(),
                it.operationId(),
                it.amount(),
                it.paymentMethod(),
                it.at());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("shiftId", "receiptNumber"));
    }
}
