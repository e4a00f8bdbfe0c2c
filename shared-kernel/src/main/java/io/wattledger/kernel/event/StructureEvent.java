package io.wattledger.kernel.event;

/** Facts about sites, buildings and units. */
public sealed interface StructureEvent extends DomainEvent
        permits SiteRegistered, BuildingRegistered, UnitRegistered, CashDeskRuled {}
