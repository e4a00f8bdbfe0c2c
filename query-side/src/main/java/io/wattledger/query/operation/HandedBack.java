package io.wattledger.query.operation;

import io.wattledger.kernel.id.OperationId;
import io.wattledger.query.reading.Views;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells of a sale whether its money went back to the customer, so that its receipt is void: the receipt stays, and so does its number. */
@Component
public final class HandedBack {

    private final Views views;
    private final OperationProjection operations;

    HandedBack(Views views, OperationProjection operations) {
        this.views = views;
        this.operations = operations;
    }

    /** Whether the money was handed back: as it did not reach the meter, or after the sale was reversed on it. */
    public boolean isHandedBack(OperationView sale) {
        OperationView last = sale;
        Optional<OperationView> next = find(last.aftermath().redeliveredBy());
        while (next.isPresent()) {
            last = next.get();
            next = find(last.aftermath().redeliveredBy());
        }
        return last.aftermath().payout() != null
                || find(last.aftermath().correctedBy())
                        .filter(correction -> correction.aftermath().payout() != null)
                        .isPresent();
    }

    private Optional<OperationView> find(@Nullable OperationId operation) {
        return operation == null ? Optional.empty() : views.find(operations, operation.value());
    }
}
