package io.wattledger.query.approval.web;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.query.approval.ApprovalProjection;
import io.wattledger.query.approval.ApprovalView;
import io.wattledger.query.reading.Access;
import io.wattledger.query.reading.Page;
import io.wattledger.query.reading.Views;
import io.wattledger.query.reading.Views.SortField;
import io.wattledger.query.web.FromViews;
import io.wattledger.query.web.PageParameters;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what waits for a second person, and what became of it. */
@FromViews
@RestController
@RequestMapping("/api/v1/approvals")
@Tag(name = "approvals")
class ApprovalController {

    private static final List<SortField> SORTABLE =
            List.of(SortField.newest("sequence"), SortField.of("state"), SortField.of("expiresAt"));

    private final Views views;
    private final Access access;
    private final ApprovalProjection approvals;
    private final Clock clock;

    ApprovalController(Views views, Access access, ApprovalProjection approvals, Clock clock) {
        this.views = views;
        this.access = access;
        this.approvals = approvals;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Requests for approval, newest first", operationId = "listApprovals")
    Page<ApprovalView> list(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @RequestParam(required = false) ApprovalView.@Nullable State state,
            @RequestParam(required = false) @Nullable SiteId siteId,
            @ParameterObject PageParameters paging) {
        Instant now = clock.instant();
        Bson visible = access.visible(operator, siteId);
        Bson filter = state == null ? visible : and(visible, stands(state, now));
        return views.page(approvals, filter, paging.request(), SORTABLE).map(approval -> approval.asOf(now));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One request for approval", operationId = "getApproval")
    ApprovalView one(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator, @PathVariable ApprovalId id) {
        return access.require(
                        operator,
                        views.findNamed(approvals, id.value()).orElse(null),
                        ApprovalView::siteId,
                        ProblemType.UNKNOWN_APPROVAL)
                .asOf(clock.instant());
    }

    private static Bson stands(ApprovalView.State state, Instant now) {
        Bson undecided = eq("state", ApprovalView.State.REQUESTED.name());
        return switch (state) {
            case REQUESTED -> and(undecided, gt("expiresAt", now.toString()));
            case EXPIRED -> and(undecided, lte("expiresAt", now.toString()));
            case GRANTED, DENIED -> eq("state", state.name());
        };
    }
}
