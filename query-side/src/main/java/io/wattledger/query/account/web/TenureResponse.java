package io.wattledger.query.account.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.query.account.TenureView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time in which an account is, or was, in the hands of one owner.
 *
 * @param number counted from 1 within the account, not without gaps
 * @param customer the owner; absent for a reader who may not see that, and after an erasure
 * @param from when it began
 * @param to when the next one began; absent for the present owner
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TenureResponse(
        int number,
        @Nullable CustomerDetails customer,
        Instant from,
        @Nullable Instant to) {

    static TenureResponse of(TenureView tenure, @Nullable CustomerDetails customer, @Nullable TenureView next) {
        return new TenureResponse(tenure.number(), customer, tenure.since(), next == null ? null : next.since());
    }
}
