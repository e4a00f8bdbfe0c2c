package io.wattledger.query.operation.web;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.query.operation.OperationKind;
import io.wattledger.query.operation.OperationProjection;
import io.wattledger.query.operation.OperationResponse;
import io.wattledger.query.operation.OperationView;
import io.wattledger.query.reading.Access;
import io.wattledger.query.reading.Page;
import io.wattledger.query.reading.Views;
import io.wattledger.query.reading.Views.SortField;
import io.wattledger.query.web.FromViews;
import io.wattledger.query.web.PageParameters;
import java.util.ArrayList;
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

/** Shows device operations, and of these the sales, refunds and corrections. */
@FromViews
@RestController
@RequestMapping("/api/v1")
@Tag(name = "operations")
class OperationController {

    private static final List<SortField> SORTABLE = List.of(
            SortField.newest("ordered.sequence"),
            new SortField("amount", "ordered.amount", false),
            new SortField("receiptNumber", "ordered.payment.receiptNumber", false),
            new SortField("state", "progress.state", false));

    private final Views views;
    private final Access access;
    private final OperationProjection operations;

    OperationController(Views views, Access access, OperationProjection operations) {
        this.views = views;
        this.access = access;
        this.operations = operations;
    }

    @GetMapping("/operations")
    @Operation(summary = "Device operations, newest first", operationId = "listOperations")
    Page<OperationResponse> list(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @RequestParam(required = false) @Nullable List<OperationState> state,
            @RequestParam(required = false) @Nullable List<OperationKind> kind,
            @RequestParam(required = false) @Nullable SiteId siteId,
            @RequestParam(required = false) @Nullable AccountId accountId,
            @RequestParam(required = false) @Nullable MeterId meterId,
            @ParameterObject PageParameters paging) {
        return page(operator, state, kind, siteId, accountId, meterId, paging);
    }

    @GetMapping("/sales")
    @Operation(summary = "Sales, newest first", operationId = "listSales")
    Page<OperationResponse> sales(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @RequestParam(required = false) @Nullable List<OperationState> state,
            @RequestParam(required = false) @Nullable SiteId siteId,
            @RequestParam(required = false) @Nullable AccountId accountId,
            @RequestParam(required = false) @Nullable MeterId meterId,
            @ParameterObject PageParameters paging) {
        return page(operator, state, List.of(OperationKind.SALE), siteId, accountId, meterId, paging);
    }

    @GetMapping("/refunds")
    @Operation(summary = "Refunds, newest first", operationId = "listRefunds")
    Page<OperationResponse> refunds(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @RequestParam(required = false) @Nullable List<OperationState> state,
            @RequestParam(required = false) @Nullable SiteId siteId,
            @RequestParam(required = false) @Nullable AccountId accountId,
            @RequestParam(required = false) @Nullable MeterId meterId,
            @ParameterObject PageParameters paging) {
        return page(operator, state, List.of(OperationKind.REFUND), siteId, accountId, meterId, paging);
    }

    @GetMapping("/corrections")
    @Operation(summary = "Corrections of sales and refunds, newest first", operationId = "listCorrections")
    Page<OperationResponse> corrections(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @RequestParam(required = false) @Nullable List<OperationState> state,
            @RequestParam(required = false) @Nullable SiteId siteId,
            @RequestParam(required = false) @Nullable AccountId accountId,
            @RequestParam(required = false) @Nullable MeterId meterId,
            @ParameterObject PageParameters paging) {
        List<OperationKind> reversals = List.of(OperationKind.SALE_REVERSAL, OperationKind.REFUND_REVERSAL);
        return page(operator, state, reversals, siteId, accountId, meterId, paging);
    }

    @GetMapping("/operations/{id}")
    @Operation(
            summary = "One device operation",
            operationId = "getOperation",
            description =
                    "An operation that was accepted a moment ago may not be shown yet: pass the sequence that its "
                            + "acceptance answered with as `after`.")
    OperationResponse one(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @PathVariable OperationId id) {
        return OperationResponse.of(access.require(
                operator,
                views.findNamed(operations, id.value()).orElse(null),
                OperationView::siteId,
                ProblemType.UNKNOWN_OPERATION));
    }

    private Page<OperationResponse> page(
            OperatorIdentity operator,
            @Nullable List<OperationState> states,
            @Nullable List<OperationKind> kinds,
            @Nullable SiteId siteId,
            @Nullable AccountId accountId,
            @Nullable MeterId meterId,
            PageParameters paging) {
        List<Bson> filters = new ArrayList<>();
        filters.add(access.visible(operator, siteId));
        if (states != null) {
            filters.add(in("progress.state", states.stream().map(Enum::name).toList()));
        }
        if (kinds != null) {
            filters.add(in("kind", kinds.stream().map(Enum::name).toList()));
        }
        if (accountId != null) {
            filters.add(eq("accountId", accountId.value()));
        }
        if (meterId != null) {
            filters.add(eq("meterId", meterId.value()));
        }
        return views.page(operations, and(filters), paging.request(), SORTABLE).map(OperationResponse::of);
    }
}
