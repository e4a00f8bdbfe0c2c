package io.wattledger.query.meter;

import com.mongodb.client.model.Filters;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.query.account.AccountProjection;
import io.wattledger.query.account.AccountView;
import io.wattledger.query.account.MeterAccountProjection;
import io.wattledger.query.account.MeterAccountView;
import io.wattledger.query.account.PurseView;
import io.wattledger.query.reading.Page;
import io.wattledger.query.reading.PageRequest;
import io.wattledger.query.reading.Views;
import io.wattledger.query.structure.BuildingProjection;
import io.wattledger.query.structure.BuildingView;
import io.wattledger.query.structure.UnitProjection;
import io.wattledger.query.structure.UnitView;
import io.wattledger.query.telemetry.MeterNow;
import io.wattledger.query.telemetry.TelemetryDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The state wall: what events say of meters and accounts, with what polling last found. */
@Component
public final class MeterWall {

    private static final Comparator<MeterRow> BY_PLACE = Comparator.comparing(
                    MeterRow::buildingName, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(MeterRow::floor, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(MeterRow::unitNumber, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(row -> row.serialNumber().digits());

    private static final Map<String, Comparator<MeterRow>> ORDERS = Map.of(
            "place",
            BY_PLACE,
            "serialNumber",
            Comparator.comparing(row -> row.serialNumber().digits()),
            "balance",
            Comparator.comparing(MeterRow::balance, Comparator.nullsLast(Comparator.naturalOrder())),
            "observedAt",
            Comparator.comparing(MeterRow::observedAt, Comparator.nullsLast(Comparator.naturalOrder())),
            "state",
            Comparator.comparing(MeterRow::state));

    private final Views views;
    private final MeterProjection meters;
    private final MeterAccountProjection meterAccounts;
    private final AccountProjection accounts;
    private final UnitProjection units;
    private final BuildingProjection buildings;
    private final TelemetryDatabase telemetry;

    MeterWall(
            Views views,
            MeterProjection meters,
            MeterAccountProjection meterAccounts,
            AccountProjection accounts,
            UnitProjection units,
            BuildingProjection buildings,
            TelemetryDatabase telemetry) {
        this.views = views;
        this.meters = meters;
        this.meterAccounts = meterAccounts;
        this.accounts = accounts;
        this.units = units;
        this.buildings = buildings;
        this.telemetry = telemetry;
    }

    /** The meters that a filter lets through, one page of them. */
    public Page<MeterRow> page(Bson visible, WallFilter filter, PageRequest request) {
        Bson inStore = filter.gatewayId() == null
                ? visible
                : Filters.and(
                        visible,
                        Filters.eq("place.gatewayId", filter.gatewayId().value()));
        List<MeterRow> rows = rows(views.all(meters, inStore)).stream()
                .filter(filter::shows)
                .sorted(order(request))
                .toList();
        return Page.of(rows, request);
    }

    /** One meter, if it is registered. */
    public Optional<MeterRow> find(MeterId meter) {
        return rows(Set.of(meter)).stream().findFirst();
    }

    /** These meters, as far as they are registered; in no order. */
    public List<MeterRow> rows(Set<MeterId> wanted) {
        return rows(
                views.find(meters, wanted.stream().map(MeterId::value).toList()).values());
    }

    private List<MeterRow> rows(Collection<MeterView> found) {
        List<String> ids = found.stream().map(meter -> meter.id().value()).toList();
        Map<String, MeterAccountView> attached = views.find(meterAccounts, ids);
        Map<String, AccountView> holders = views.find(
                accounts,
                attached.values().stream()
                        .map(MeterAccountView::accountId)
                        .filter(Objects::nonNull)
                        .map(AccountId::value)
                        .distinct()
                        .toList());
        Map<String, UnitView> places = views.find(
                units,
                found.stream()
                        .map(meter -> meter.place().installedUnitId())
                        .filter(Objects::nonNull)
                        .map(UnitId::value)
                        .distinct()
                        .toList());
        Map<String, BuildingView> houses = views.find(
                buildings,
                places.values().stream()
                        .map(unit -> unit.buildingId().value())
                        .distinct()
                        .toList());
        Map<MeterId, MeterNow> polled =
                telemetry.meters(found.stream().map(MeterView::id).toList());
        List<MeterRow> rows = new ArrayList<>();
        for (MeterView meter : found) {
            UnitId installed = meter.place().installedUnitId();
            UnitView unit = installed == null ? null : places.get(installed.value());
            BuildingView building =
                    unit == null ? null : houses.get(unit.buildingId().value());
            MeterAccountView holder = attached.get(meter.id().value());
            AccountId holding = holder == null ? null : holder.accountId();
            AccountView account = holding == null ? null : holders.get(holding.value());
            rows.add(new MeterPicture(
                            meter,
                            unit,
                            building,
                            account,
                            purseOf(account, meter.id()),
                            account == null ? null : account.held(),
                            polled.get(meter.id()))
                    .row());
        }
        return rows;
    }

    private static @Nullable PurseView purseOf(@Nullable AccountView account, MeterId meter) {
        return account == null
                ? null
                : account.purses().stream()
                        .filter(purse -> purse.meterId().equals(meter))
                        .findFirst()
                        .orElse(null);
    }

    private static Comparator<MeterRow> order(PageRequest request) {
        if (request.sort() == null) {
            return BY_PLACE;
        }
        Comparator<MeterRow> order = ORDERS.get(request.sort());
        if (order == null) {
            throw new RefusedException(Refusal.ofField(
                    "sort",
                    "sortable fields: "
                            + String.join(
                                    ", ", ORDERS.keySet().stream().sorted().toList())));
        }
        return (request.descending() ? order.reversed() : order).thenComparing(BY_PLACE);
    }

    /**
     * Which meters are asked for.
     *
     * @param states any of these; all if empty
     * @param buildingId those that supply units of this building
     * @param gatewayId those behind this gateway
     */
    public record WallFilter(
            Set<MeterState> states,
            @Nullable BuildingId buildingId,
            @Nullable GatewayId gatewayId) {

        private boolean shows(MeterRow row) {
            return (states.isEmpty() || states.contains(row.state()))
                    && (buildingId == null || buildingId.equals(row.buildingId()));
        }
    }
}
