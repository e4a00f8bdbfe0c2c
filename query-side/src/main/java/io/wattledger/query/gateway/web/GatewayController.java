package io.wattledger.query.gateway.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.query.gateway.GatewayProjection;
import io.wattledger.query.gateway.GatewayView;
import io.wattledger.query.reading.Access;
import io.wattledger.query.reading.Page;
import io.wattledger.query.reading.Views;
import io.wattledger.query.reading.Views.SortField;
import io.wattledger.query.telemetry.GatewayNow;
import io.wattledger.query.telemetry.TelemetryDatabase;
import io.wattledger.query.web.FromViews;
import io.wattledger.query.web.PageParameters;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows gateways, with what was last found about their links. */
@FromViews
@RestController
@RequestMapping("/api/v1/gateways")
@Tag(name = "gateways")
class GatewayController {

    private static final List<SortField> SORTABLE = List.of(SortField.of("name"), SortField.of("id"));

    private final Views views;
    private final Access access;
    private final GatewayProjection gateways;
    private final TelemetryDatabase telemetry;

    GatewayController(Views views, Access access, GatewayProjection gateways, TelemetryDatabase telemetry) {
        this.views = views;
        this.access = access;
        this.gateways = gateways;
        this.telemetry = telemetry;
    }

    @GetMapping
    @Operation(summary = "Gateways", operationId = "listGateways")
    Page<GatewayResponse> list(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @RequestParam(required = false) @Nullable SiteId siteId,
            @ParameterObject PageParameters paging) {
        Page<GatewayView> page = views.page(gateways, access.visible(operator, siteId), paging.request(), SORTABLE);
        Map<GatewayId, GatewayNow> found =
                telemetry.gateways(page.items().stream().map(GatewayView::id).toList());
        return page.map(gateway -> GatewayResponse.of(gateway, found.get(gateway.id())));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One gateway", operationId = "getGateway")
    GatewayResponse one(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator, @PathVariable GatewayId id) {
        GatewayView gateway = access.require(
                operator,
                views.findNamed(gateways, id.value()).orElse(null),
                GatewayView::siteId,
                ProblemType.UNKNOWN_GATEWAY);
        return GatewayResponse.of(gateway, telemetry.gateways(List.of(id)).get(id));
    }
}
