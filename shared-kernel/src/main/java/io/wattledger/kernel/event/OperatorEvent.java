package io.wattledger.kernel.event;

/** Facts about the people who operate the system. */
public sealed interface OperatorEvent extends DomainEvent permits OperatorRegistered {}
