package io.wattledger.query.shift.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import io.wattledger.query.shift.ShiftView;
import io.wattledger.query.shift.ShiftView.Count;
import io.wattledger.query.shift.ShiftView.MethodTotal;
import io.wattledger.query.shift.ShiftView.State;
import io.wattledger.query.shift.ShiftView.Withdrawal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shift as answered.
 *
 * @param id the shift
 * @param siteId its site
 * @param operatorId the cashier
 * @param state how it stands
 * @param openedAt when it began
 * @param sequence global sequence of its beginning
 * @param openingFloat the cash in the till then
 * @param cashIn cash that came in
 * @param cashOut cash that went out to customers
 * @param withdrawn cash taken into the safe
 * @param expected float + cashIn - cashOut - withdrawn
 * @param counted the cash found at its end
 * @param difference counted - expected
 * @param note what the cashier said about it
 * @param closedBy who closed it
 * @param closedAt when
 * @param totals what was taken and given, for each way of paying
 * @param withdrawals cash taken out of the till meanwhile
 * @param receipts its receipts in the order of their numbers, of one shift as far as one page goes; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShiftResponse(
        ShiftId id,
        SiteId siteId,
        OperatorId operatorId,
        State state,
        Instant openedAt,
        long sequence,
        @JsonProperty("float") Money openingFloat,
        Money cashIn,
        Money cashOut,
        Money withdrawn,
        Money expected,
        @Nullable Money counted,
        @Nullable Money difference,
        @Nullable String note,
        @Nullable OperatorId closedBy,
        @Nullable Instant closedAt,
        List<MethodTotal> totals,
        List<Withdrawal> withdrawals,
        @Nullable List<ReceiptResponse> receipts) {

    static ShiftResponse of(ShiftView view, @Nullable List<ReceiptResponse> receipts) {
        Count count = view.count();
        return new ShiftResponse(
                view.id(),
                view.siteId(),
                view.operatorId(),
                view.state(),
                view.openedAt(),
                view.sequence(),
                view.openingFloat(),
                view.cashIn(),
                view.cashOut(),
                view.withdrawn(),
                view.expected(),
                count == null ? null : count.counted(),
                count == null ? null : count.difference(),
                count == null ? null : count.note(),
                count == null ? null : count.closedBy(),
                count == null ? null : count.closedAt(),
                view.totals(),
                view.withdrawals(),
                receipts);
    }
}
