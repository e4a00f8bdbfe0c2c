package io.wattledger.query.shift.web;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.cashdesk.ReceiptKind;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.query.operation.HandedBack;
import io.wattledger.query.operation.OperationProjection;
import io.wattledger.query.operation.OperationView;
import io.wattledger.query.reading.Access;
import io.wattledger.query.reading.Page;
import io.wattledger.query.reading.PageRequest;
import io.wattledger.query.reading.Views;
import io.wattledger.query.reading.Views.SortField;
import io.wattledger.query.shift.ReceiptProjection;
import io.wattledger.query.shift.ReceiptView;
import io.wattledger.query.shift.ShiftProjection;
import io.wattledger.query.shift.ShiftView;
import io.wattledger.query.web.FromViews;
import io.wattledger.query.web.PageParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows shifts, and what went into them. */
@FromViews
@RestController
@RequestMapping("/api/v1/shifts")
@Tag(name = "cash desk")
class ShiftController {

    private static final List<SortField> SORTABLE = List.of(SortField.newest("sequence"), SortField.of("operatorId"));
    private static final List<SortField> BY_NUMBER = List.of(SortField.of("receiptNumber"), SortField.of("amount"));

    private final Views views;
    private final Access access;
    private final ShiftProjection shifts;
    private final ReceiptProjection receipts;
    private final OperationProjection operations;
    private final HandedBack handedBack;

    ShiftController(
            Views views,
            Access access,
            ShiftProjection shifts,
            ReceiptProjection receipts,
            OperationProjection operations,
            HandedBack handedBack) {
        this.views = views;
        this.access = access;
        this.shifts = shifts;
        this.receipts = receipts;
        this.operations = operations;
        this.handedBack = handedBack;
    }

    @GetMapping
    @Operation(summary = "Shifts, newest first", operationId = "listShifts")
    Page<ShiftResponse> list(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @RequestParam(required = false) ShiftView.@Nullable State state,
            @RequestParam(required = false) @Nullable SiteId siteId,
            @RequestParam(required = false) @Nullable OperatorId operatorId,
            @ParameterObject PageParameters paging) {
        List<Bson> filters = new ArrayList<>();
        filters.add(access.visible(operator, siteId));
        if (state != null) {
            filters.add(eq("state", state.name()));
        }
        if (operatorId != null) {
            filters.add(eq("operatorId", operatorId.value()));
        }
        return views.page(shifts, and(filters), paging.request(), SORTABLE).map(shift -> ShiftResponse.of(shift, null));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "One shift with its totals and receipts",
            operationId = "getShift",
            description = "Of more than 500 receipts the first 500; the rest under `/shifts/{id}/receipts`.")
    ShiftResponse one(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator, @PathVariable ShiftId id) {
        ShiftView shift = find(operator, id);
        PageRequest all = new PageRequest(0, PageRequest.LARGEST, null, false);
        return ShiftResponse.of(shift, page(id, all).items());
    }

    @GetMapping("/{id}/receipts")
    @Operation(summary = "The receipts of a shift, by number", operationId = "listReceipts")
    Page<ReceiptResponse> receipts(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @PathVariable ShiftId id,
            @ParameterObject PageParameters paging) {
        find(operator, id);
        return page(id, paging.request());
    }

    private Page<ReceiptResponse> page(ShiftId shift, PageRequest request) {
        Page<ReceiptView> found = views.page(receipts, eq("shiftId", shift.value()), request, BY_NUMBER);
        Map<String, OperationView> sales = views.find(
                operations,
                found.items().stream()
                        .map(ReceiptView::operationId)
                        .filter(Objects::nonNull)
                        .map(OperationId::value)
                        .toList());
        return found.map(receipt -> ReceiptResponse.of(receipt, isVoid(receipt, sales)));
    }

    private boolean isVoid(ReceiptView receipt, Map<String, OperationView> sales) {
        OperationView sale = receipt.operationId() == null
                ? null
                : sales.get(receipt.operationId().value());
        return receipt.kind() == ReceiptKind.SALE && sale != null && handedBack.isHandedBack(sale);
    }

    private ShiftView find(OperatorIdentity operator, ShiftId id) {
        return access.require(
                operator,
                views.findNamed(shifts, id.value()).orElse(null),
                ShiftView::siteId,
                ProblemType.UNKNOWN_SHIFT);
    }
}
