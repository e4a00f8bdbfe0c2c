package io.wattledger.kernel.event;

import io.wattledger.kernel.id.MeterId;

/** Facts about meters and the orders given to them that set a state. */
public sealed interface MeterEvent extends DomainEvent
        permits MeterRegistered,
                MeterCameOnline,
                MeterWentOffline,
                MeterRelayStateObserved,
                RelayOrdered,
                TariffOrdered,
                TierPositionOrdered,
                OrderSent,
                OrderVerified,
                OrderRefused,
                OrderOutcomeUnknown,
                OrderSuperseded,
                OrderExpired,
                OrderCancelled,
                MeterHeldOpen,
                MeterHoldEnded {
    /** The meter concerned. */
    MeterId meterId();
}
