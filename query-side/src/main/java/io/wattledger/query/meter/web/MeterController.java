package io.wattledger.query.meter.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.query.gateway.GatewayProjection;
import io.wattledger.query.gateway.GatewayView;
import io.wattledger.query.meter.MeterProjection;
import io.wattledger.query.meter.MeterRow;
import io.wattledger.query.meter.MeterState;
import io.wattledger.query.meter.MeterView;
import io.wattledger.query.meter.MeterWall;
import io.wattledger.query.meter.MeterWall.WallFilter;
import io.wattledger.query.reading.Access;
import io.wattledger.query.reading.Page;
import io.wattledger.query.reading.Views;
import io.wattledger.query.structure.BuildingProjection;
import io.wattledger.query.structure.BuildingView;
import io.wattledger.query.telemetry.Reading;
import io.wattledger.query.telemetry.TelemetryDatabase;
import io.wattledger.query.web.FromViews;
import io.wattledger.query.web.PageParameters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows meters. */
@FromViews
@RestController
@RequestMapping("/api/v1/meters")
@Tag(name = "meters")
class MeterController {

    private static final Duration LONGEST_HISTORY = Duration.ofDays(31);

    private final Views views;
    private final Access access;
    private final MeterWall wall;
    private final MeterProjection meters;
    private final BuildingProjection buildings;
    private final GatewayProjection gateways;
    private final TelemetryDatabase telemetry;
    private final Clock clock;

    MeterController(
            Views views,
            Access access,
            MeterWall wall,
            MeterProjection meters,
            BuildingProjection buildings,
            GatewayProjection gateways,
            TelemetryDatabase telemetry,
            Clock clock) {
        this.views = views;
        this.access = access;
        this.wall = wall;
        this.meters = meters;
        this.buildings = buildings;
        this.gateways = gateways;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "The state wall", operationId = "listMeters")
    Page<MeterRow> list(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @Parameter(description = "Any of these states: NOT_OPENED, LOST, ARREARS, ALARM_2, ALARM_1, NORMAL")
                    @RequestParam(required = false)
                    @Nullable List<String> state,
            @RequestParam(required = false) @Nullable SiteId siteId,
            @RequestParam(required = false) @Nullable BuildingId buildingId,
            @RequestParam(required = false) @Nullable GatewayId gatewayId,
            @ParameterObject PageParameters paging) {
        if (buildingId != null) {
            access.require(
                    operator,
                    views.findNamed(buildings, buildingId.value()).orElse(null),
                    BuildingView::siteId,
                    ProblemType.UNKNOWN_BUILDING);
        }
        if (gatewayId != null) {
            access.require(
                    operator,
                    views.findNamed(gateways, gatewayId.value()).orElse(null),
                    GatewayView::siteId,
                    ProblemType.UNKNOWN_GATEWAY);
        }
        return wall.page(
                access.visible(operator, siteId),
                new WallFilter(states(state), buildingId, gatewayId),
                paging.request());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One meter", operationId = "getMeter")
    MeterRow one(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator, @PathVariable MeterId id) {
        return access.require(operator, wall.find(id).orElse(null), MeterRow::siteId, ProblemType.UNKNOWN_METER);
    }

    @GetMapping("/{id}/readings")
    @Operation(
            summary = "What a meter said, where it differs from what it said before",
            operationId = "listReadings",
            description = "At most 31 days; the last 24 hours unless said otherwise.")
    Readings readings(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @PathVariable MeterId id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        access.require(
                operator,
                views.findNamed(meters, id.value()).orElse(null),
                MeterView::siteId,
                ProblemType.UNKNOWN_METER);
        Instant end = to == null ? clock.instant() : to;
        Instant begin = from == null ? end.minus(Duration.ofDays(1)) : from;
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST_HISTORY) > 0) {
            throw new RefusedException(Refusal.ofField("from", "before the end, and at most 31 days"));
        }
        return new Readings(telemetry.readings(id, begin, end));
    }

    private static Set<MeterState> states(@Nullable List<String> names) {
        Set<MeterState> states = EnumSet.noneOf(MeterState.class);
        if (names != null) {
            for (String name : names) {
                try {
                    states.add(MeterState.valueOf(name.trim().toUpperCase(Locale.ROOT)));
                } catch (IllegalArgumentException unknown) {
                    throw new RefusedException(Refusal.ofField("state", "not a state of a meter: " + name));
                }
            }
        }
        return states;
    }

    /**
     * The readings of a meter.
     *
     * @param items them, oldest first
     */
    record Readings(List<Reading> items) {}
}
