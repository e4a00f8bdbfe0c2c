package io.wattledger.query.tariff.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.query.reading.Access;
import io.wattledger.query.reading.Page;
import io.wattledger.query.reading.Views;
import io.wattledger.query.reading.Views.SortField;
import io.wattledger.query.tariff.TariffProjection;
import io.wattledger.query.tariff.TariffView;
import io.wattledger.query.web.FromViews;
import io.wattledger.query.web.PageParameters;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows tariff plans. */
@FromViews
@RestController
@RequestMapping("/api/v1/tariffs")
@Tag(name = "tariffs")
class TariffController {

    private static final List<SortField> SORTABLE = List.of(SortField.of("name"), SortField.of("id"));

    private final Views views;
    private final Access access;
    private final TariffProjection tariffs;
    private final Clock clock;

    TariffController(Views views, Access access, TariffProjection tariffs, Clock clock) {
        this.views = views;
        this.access = access;
        this.tariffs = tariffs;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Tariff plans", operationId = "listTariffs")
    Page<TariffResponse> list(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @RequestParam(required = false) @Nullable SiteId siteId,
            @ParameterObject PageParameters paging) {
        return views.page(tariffs, access.visible(operator, siteId), paging.request(), SORTABLE)
                .map(tariff -> TariffResponse.of(tariff, clock.instant()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One tariff plan", operationId = "getTariff")
    TariffResponse one(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator, @PathVariable TariffId id) {
        return TariffResponse.of(seen(operator, id), clock.instant());
    }

    @PostMapping("/{id}/what-if")
    @Operation(
            summary = "What energy would cost under a tariff plan",
            operationId = "askWhatIf",
            description = "For the energy of one tier period, by rate or as a load profile. Changes nothing.")
    WhatIfAnswer whatIf(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @PathVariable TariffId id,
            @Valid @RequestBody WhatIf question) {
        return question.answer(seen(operator, id), clock.instant());
    }

    private TariffView seen(OperatorIdentity operator, TariffId id) {
        return access.require(
                operator,
                views.findNamed(tariffs, id.value()).orElse(null),
                TariffView::siteId,
                ProblemType.UNKNOWN_TARIFF);
    }
}
