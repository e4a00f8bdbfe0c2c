package io.wattledger.query.operation.web;

import static com.mongodb.client.model.Filters.and;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.id.OperationId;
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
            @RequestParam(required = false) @Nullable List<OperationKind> kind,
            @ParameterObject OperationFilters filters,
            @ParameterObject PageParameters paging) {
        return page(operator, kind == null ? List.of() : kind, filters, paging);
    }

    @GetMapping("/sales")
    @Operation(summary = "Sales, newest first", operationId = "listSales")
    Page<OperationResponse> sales(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @ParameterObject OperationFilters filters,
            @ParameterObject PageParameters paging) {
        return page(operator, List.of(OperationKind.SALE), filters, paging);
    }

    @GetMapping("/refunds")
    @Operation(summary = "Refunds, newest first", operationId = "listRefunds")
    Page<OperationResponse> refunds(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @ParameterObject OperationFilters filters,
            @ParameterObject PageParameters paging) {
        return page(operator, List.of(OperationKind.REFUND), filters, paging);
    }

    @GetMapping("/corrections")
    @Operation(summary = "Corrections of sales and refunds, newest first", operationId = "listCorrections")
    Page<OperationResponse> corrections(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @ParameterObject OperationFilters filters,
            @ParameterObject PageParameters paging) {
        List<OperationKind> reversals = List.of(OperationKind.SALE_REVERSAL, OperationKind.REFUND_REVERSAL);
        return page(operator, reversals, filters, paging);
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

    /**
     * @param kinds any of these; of every kind if there are none
     */
    private Page<OperationResponse> page(
            OperatorIdentity operator, List<OperationKind> kinds, OperationFilters filters, PageParameters paging) {
        List<Bson> conditions = filters.conditions();
        conditions.add(access.visible(operator, filters.siteId()));
        if (!kinds.isEmpty()) {
            conditions.add(OperationFilters.oneOf("kind", kinds));
        }
        return views.page(operations, and(conditions), paging.request(), SORTABLE)
                .map(OperationResponse::of);
    }
}
