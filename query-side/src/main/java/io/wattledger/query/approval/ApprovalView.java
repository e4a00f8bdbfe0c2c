package io.wattledger.query.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wattledger.kernel.approval.ApprovalSubject;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request for approval.
 *
 * @param id the request
 * @param siteId its site
 * @param subject what was asked for
 * @param state how it stands
 * @param requestedBy who asked
 * @param requestedAt when
 * @param sequence global sequence of the request
 * @param expiresAt after this instant it can no longer be granted
 * @param decidedBy who decided
 * @param decidedAt when
 * @param reason why it was denied
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApprovalView(
        ApprovalId id,
        SiteId siteId,
        ApprovalSubject subject,
        State state,
        OperatorId requestedBy,
        Instant requestedAt,
        long sequence,
        Instant expiresAt,
        @Nullable OperatorId decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    /** The same request, decided. */
    ApprovalView decided(State decision, OperatorId by, Instant at, @Nullable String why) {
        return new ApprovalView(
                id, siteId, subject, decision, requestedBy, requestedAt, sequence, expiresAt, by, at, why);
    }

    /** The same request as it stands at an instant: one that nobody decided in time has expired. */
    public ApprovalView asOf(Instant now) {
        return state == State.REQUESTED && now.isAfter(expiresAt)
                ? new ApprovalView(
                        id,
                        siteId,
                        subject,
                        State.EXPIRED,
                        requestedBy,
                        requestedAt,
                        sequence,
                        expiresAt,
                        null,
                        null,
                        null)
                : this;
    }

    /** How a request stands. */
    public enum State {
        /** Nobody decided yet. */
        REQUESTED,
        /** A second person agreed and it was carried out. */
        GRANTED,
        /** A second person declined. */
        DENIED,
        /** Nobody decided in time. */
        EXPIRED
    }
}
