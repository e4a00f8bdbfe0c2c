package io.wattledger.command.directory;

import io.wattledger.kernel.event.ShiftClosed;
import io.wattledger.kernel.event.ShiftEvent;
import io.wattledger.kernel.event.ShiftOpened;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.id.UnitId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A lookup in memory, filled by the test. */
public final class KnownPlaces implements Lookup {

    private final Map<Object, SiteId> sites = new HashMap<>();
    private final Map<OperatorId, ShiftId> openShifts = new HashMap<>();

    /** Says that an identity belongs to a site. */
    public KnownPlaces with(Object id, SiteId site) {
        sites.put(id, site);
        return this;
    }

    @Override
    public Optional<SiteId> siteOf(SiteId site) {
        return of(site);
    }

    @Override
    public Optional<SiteId> siteOf(BuildingId building) {
        return of(building);
    }

    @Override
    public Optional<SiteId> siteOf(UnitId unit) {
        return of(unit);
    }

    @Override
    public Optional<SiteId> siteOf(GatewayId gateway) {
        return of(gateway);
    }

    @Override
    public Optional<SiteId> siteOf(MeterId meter) {
        return of(meter);
    }

    @Override
    public Optional<SiteId> siteOf(TariffId tariff) {
        return of(tariff);
    }

    @Override
    public Optional<SiteId> siteOf(AccountId account) {
        return of(account);
    }

    @Override
    public Optional<SiteId> siteOf(OperationId operation) {
        return of(operation);
    }

    @Override
    public Optional<SiteId> siteOf(ApprovalId approval) {
        return of(approval);
    }

    @Override
    public Optional<AccountId> accountOf(OperationId operation) {
        return Optional.empty();
    }

    @Override
    public Optional<MeterId> meterOf(OperationId operation) {
        return Optional.empty();
    }

    @Override
    public Optional<AccountId> openAccountOf(MeterId meter) {
        return Optional.empty();
    }

    @Override
    public Optional<SiteId> siteOf(ShiftId shift) {
        return of(shift);
    }

    /** Takes note that a shift was opened or closed. */
    public void note(ShiftEvent event) {
        if (event instanceof ShiftOpened opened) {
            openShifts.put(opened.operatorId(), opened.shiftId());
        } else if (event instanceof ShiftClosed closed) {
            openShifts.values().remove(closed.shiftId());
        }
    }

    @Override
    public Optional<ShiftId> openShiftOf(OperatorId operator) {
        return Optional.ofNullable(openShifts.get(operator));
    }

    private Optional<SiteId> of(Object id) {
        return Optional.ofNullable(sites.get(id));
    }
}
