package io.wattledger.kernel.event;

/** Facts about tariff plans. */
public sealed interface TariffEvent extends DomainEvent permits TariffDefined, TariffRevised {}
