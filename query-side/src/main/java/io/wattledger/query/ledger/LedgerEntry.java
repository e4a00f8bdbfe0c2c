package io.wattledger.query.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
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
 * @param balance the meter's balance, where it was read
 * @param detail method of payment, cause or outcome, in a word
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
                operator,
                reason);
    }
}
