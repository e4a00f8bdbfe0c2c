package io.wattledger.query.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.event.ConsumptionCharged;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.tariff.PlanCost;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A fact about an account's money.
 *
 * @param eventId identity of the event that it is
 * @param type the event's stored name
 * @param sequence its global sequence
 * @param at when it was stored
 * @param siteId the site
 * @param accountId the account
 * @param meterId the meter, if it concerns one
 * @param operationId the operation, if it belongs to one
 * @param amount the amount concerned
 * @param receiptNumber the receipt given for it
 * @param purchaseCount the meter's count, where it was read
 * @param balance the meter's balance, where it was read, or the one that we hold after it
 * @param detail method of payment, cause or outcome, in a word
 * @param charge what consumption was charged, for a charge
 * @param operator who gave the order
 * @param reason why, where a reason was given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LedgerEntry(
        String eventId,
        String type,
        long sequence,
        Instant at,
        SiteId siteId,
        AccountId accountId,
        @Nullable MeterId meterId,
        @Nullable OperationId operationId,
        @Nullable Money amount,
        @Nullable Long receiptNumber,
        @Nullable Integer purchaseCount,
        @Nullable Money balance,
        @Nullable String detail,
        @Nullable Charge charge,
        @Nullable String operator,
        @Nullable String reason) {

    /** The same entry with an amount, a receipt and a word about it. */
    LedgerEntry with(@Nullable Money amount, @Nullable Long receiptNumber, @Nullable String detail) {
        return new LedgerEntry(
                eventId,
                type,
                sequence,
                at,
                siteId,
                accountId,
                meterId,
                operationId,
                amount,
                receiptNumber,
                purchaseCount,
                balance,
                detail,
                charge,
                operator,
                reason);
    }

    /** The same entry with what the meter said, if it was read. */
    LedgerEntry seen(@Nullable MeterMoneySnapshot meter) {
        return meter == null ? this : seen(meter.count(), meter.balance());
    }

    /** The same entry with what the meter said. */
    LedgerEntry seen(int purchaseCount, Money balance) {
        return new LedgerEntry(
                eventId,
                type,
                sequence,
                at,
                siteId,
                accountId,
                meterId,
                operationId,
                amount,
                receiptNumber,
                purchaseCount,
                balance,
                detail,
                charge,
                operator,
                reason);
    }

    /** The same entry with the balance that we hold after it. */
    LedgerEntry leaving(MicroYuan left) {
        return leaving(left, null);
    }

    /** The same entry with the balance that we hold after consumption was charged. */
    LedgerEntry leaving(MicroYuan left, @Nullable Charge charged) {
        return new LedgerEntry(
                eventId,
                type,
                sequence,
                at,
                siteId,
                accountId,
                meterId,
                operationId,
                amount,
                receiptNumber,
                purchaseCount,
                left.floorToFen(),
                detail,
                charged,
                operator,
                reason);
    }

    /**
     * Consumption that was charged.
     *
     * @param businessDay the day that is charged; of several, the last
     * @param days how many business days it covers
     * @param from the reading up to which was charged before, secondary side
     * @param to the reading up to which is charged now
     * @param tariffId the plan
     * @param tariffVersion its version
     * @param cost what the primary energy costs, by rate and tier
     */
    public record Charge(
            LocalDate businessDay,
            int days,
            EnergyRegisters from,
            EnergyRegisters to,
            TariffId tariffId,
            int tariffVersion,
            PlanCost cost) {

        static Charge of(ConsumptionCharged it) {
            return new Charge(
                    it.businessDay(), it.days(), it.from(), it.to(), it.tariffId(), it.tariffVersion(), it.cost());
        }
    }
}
