package io.wattledger.kernel.command;

import io.wattledger.kernel.account.PlannedMeter;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.money.Money;

/**
 * A meter to come under an account.
 *
 * @param meterId the meter
 * @param tariffId the tariff plan agreed
 * @param transferIn balance moved from an old meter, or nothing
 * @param openingOperationId the opening of the account on the meter
 * @param tariffOperationId the push of the tariff to the meter
 */
public record MeterAttachment(
        MeterId meterId,
        TariffId tariffId,
        Money transferIn,
        OperationId openingOperationId,
        OperationId tariffOperationId) {

    /** What was planned, without the operations that carry it out. */
    public PlannedMeter plan() {
        return new PlannedMeter(meterId, tariffId, transferIn);
    }
}
