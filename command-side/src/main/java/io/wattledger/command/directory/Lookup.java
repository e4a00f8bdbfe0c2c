package io.wattledger.command.directory;

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
import java.util.Optional;

/** Where an identity belongs, as new as the last committed event: for permissions at the boundary, and for references in orders. */
public interface Lookup {

    /** The site itself, if it is known. */
    Optional<SiteId> siteOf(SiteId site);

    /** The site of a building. */
    Optional<SiteId> siteOf(BuildingId building);

    /** The site of a unit. */
    Optional<SiteId> siteOf(UnitId unit);

    /** The site of a gateway. */
    Optional<SiteId> siteOf(GatewayId gateway);

    /** The site of a meter. */
    Optional<SiteId> siteOf(MeterId meter);

    /** The site of a tariff plan. */
    Optional<SiteId> siteOf(TariffId tariff);

    /** The site of an account. */
    Optional<SiteId> siteOf(AccountId account);

    /** The site of a device operation. */
    Optional<SiteId> siteOf(OperationId operation);

    /** The site of a request for approval. */
    Optional<SiteId> siteOf(ApprovalId approval);

    /** The site of a shift. */
    Optional<SiteId> siteOf(ShiftId shift);

    /** The account whose money an operation moves; empty also for operations that move none. */
    Optional<AccountId> accountOf(OperationId operation);

    /** The meter that an operation is for. */
    Optional<MeterId> meterOf(OperationId operation);

    /** The account that is open over a meter. */
    Optional<AccountId> openAccountOf(MeterId meter);

    /** The shift that an operator has open. */
    Optional<ShiftId> openShiftOf(OperatorId operator);
}
