package io.wattledger.query.approval;

import io.wattledger.kernel.event.ApprovalDenied;
import io.wattledger.kernel.event.ApprovalEvent;
import io.wattledger.kernel.event.ApprovalGranted;
import io.wattledger.kernel.event.ApprovalRequested;
import io.wattledger.query.approval.ApprovalView.State;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.Projection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All requests for approval. */
@Component
public final class ApprovalProjection implements Projection<ApprovalView> {

    /** The collection. */
    public static final String COLLECTION = "approvals";

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Class<ApprovalView> viewType() {
        return ApprovalView.class;
    }

    @Override
    public Optional<String> documentOf(Fact fact) {
        return fact.event() instanceof ApprovalEvent it
                ? Optional.of(it.approvalId().value())
                : Optional.empty();
    }

    @Override
    public ApprovalView fold(@Nullable ApprovalView before, Fact fact) {
        if (fact.event() instanceof ApprovalRequested it) {
            return new ApprovalView(
                    it.approvalId(),
                    it.siteId(),
                    it.subject(),
                    State.REQUESTED,
                    it.requestedBy(),
                    it.requestedAt(),
                    fact.sequence(),
                    it.expiresAt(),
                    null,
                    null,
                    null);
        }
        ApprovalView known = Objects.requireNonNull(before, "an approval's first event asks for it");
        if (fact.event() instanceof ApprovalGranted it) {
            return known.decided(State.GRANTED, it.grantedBy(), it.at(), null);
        }
        ApprovalDenied it = (ApprovalDenied) fact.event();
        return known.decided(State.DENIED, it.deniedBy(), it.at(), it.reason());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("siteId", "sequence"), List.of("state", "sequence"));
    }
}
