package io.wattledger.command.directory;

/** What an identity in the {@code lookup} table names; stored by name. */
enum LookupKind {
    SITE,
    BUILDING,
    UNIT,
    GATEWAY,
    METER,
    TARIFF,
    ACCOUNT,
    OPERATION,
    APPROVAL,
    SHIFT
}
