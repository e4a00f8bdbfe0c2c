package io.wattledger.kernel.event;

/** A fact that is stored for good. Its shape lives for ever: a change is a new revision, an upcaster, and the old sample kept. */
public sealed interface DomainEvent
        permits AccountEvent,
                ApprovalEvent,
                GatewayEvent,
                MeterEvent,
                OperatorEvent,
                ShiftEvent,
                StructureEvent,
                TariffEvent {}
