package io.wattledger.query.account;

import io.wattledger.kernel.account.OwnerSettlement;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.id.OperationId;
import java.time.Instant;
import java.util.List;

/**
 * A change of owner that is under way.
 *
 * @param tenure number of the tenure that is to begin
 * @param customer the new owner's name and telephone number, still sealed
 * @param settlement what becomes of the money
 * @param refunds what has to be paid out first
 * @param since when it was asked for
 */
public record OwnerChangeView(
        int tenure, SealedPersonalData customer, OwnerSettlement settlement, List<OperationId> refunds, Instant since) {

    TenureView begun(Instant at, long place) {
        return new TenureView(tenure, customer, at, place);
    }
}
