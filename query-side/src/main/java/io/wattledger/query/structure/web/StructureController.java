package io.wattledger.query.structure.web;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.query.reading.Access;
import io.wattledger.query.reading.Page;
import io.wattledger.query.reading.Views;
import io.wattledger.query.reading.Views.SortField;
import io.wattledger.query.structure.BuildingProjection;
import io.wattledger.query.structure.BuildingView;
import io.wattledger.query.structure.SiteProjection;
import io.wattledger.query.structure.SiteView;
import io.wattledger.query.structure.UnitProjection;
import io.wattledger.query.structure.UnitView;
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

/** Shows the structure of properties. */
@FromViews
@RestController
@RequestMapping("/api/v1")
@Tag(name = "structure")
class StructureController {

    private static final List<SortField> BY_NAME = List.of(SortField.of("name"), SortField.of("id"));
    private static final List<SortField> BY_NUMBER =
            List.of(SortField.of("number"), SortField.of("floor"), SortField.of("id"));

    private final Views views;
    private final Access access;
    private final SiteProjection sites;
    private final BuildingProjection buildings;
    private final UnitProjection units;

    StructureController(
            Views views, Access access, SiteProjection sites, BuildingProjection buildings, UnitProjection units) {
        this.views = views;
        this.access = access;
        this.sites = sites;
        this.buildings = buildings;
        this.units = units;
    }

    @GetMapping("/sites")
    @Operation(summary = "Sites", operationId = "listSites")
    Page<SiteView> sites(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @ParameterObject PageParameters paging) {
        return views.page(sites, access.visible(operator, null, "_id"), paging.request(), BY_NAME);
    }

    @GetMapping("/sites/{id}")
    @Operation(summary = "One site", operationId = "getSite")
    SiteView site(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator, @PathVariable String id) {
        return access.require(
                operator, views.findNamed(sites, id).orElse(null), SiteView::id, ProblemType.UNKNOWN_SITE);
    }

    @GetMapping("/buildings")
    @Operation(summary = "Buildings", operationId = "listBuildings")
    Page<BuildingView> buildings(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @RequestParam(required = false) @Nullable SiteId siteId,
            @ParameterObject PageParameters paging) {
        return views.page(buildings, access.visible(operator, siteId), paging.request(), BY_NAME);
    }

    @GetMapping("/buildings/{id}")
    @Operation(summary = "One building", operationId = "getBuilding")
    BuildingView building(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator, @PathVariable BuildingId id) {
        return find(operator, id);
    }

    @GetMapping("/units")
    @Operation(summary = "Units", operationId = "listUnits")
    Page<UnitResponse> units(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @RequestParam(required = false) @Nullable SiteId siteId,
            @RequestParam(required = false) @Nullable BuildingId buildingId,
            @ParameterObject PageParameters paging) {
        Bson filter = access.visible(operator, siteId);
        if (buildingId != null) {
            filter =
                    and(filter, eq("buildingId", find(operator, buildingId).id().value()));
        }
        return views.page(units, filter, paging.request(), BY_NUMBER).map(UnitResponse::of);
    }

    @GetMapping("/units/{id}")
    @Operation(summary = "One unit", operationId = "getUnit")
    UnitResponse unit(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator, @PathVariable UnitId id) {
        return UnitResponse.of(access.require(
                operator, views.findNamed(units, id.value()).orElse(null), UnitView::siteId, ProblemType.UNKNOWN_UNIT));
    }

    private BuildingView find(OperatorIdentity operator, BuildingId id) {
        return access.require(
                operator,
                views.findNamed(buildings, id.value()).orElse(null),
                BuildingView::siteId,
                ProblemType.UNKNOWN_BUILDING);
    }
}
