package io.wattledger.query.meter;

/** What is shown beside a meter's state. */
public enum MeterBadge {
    /** 保电: the relay is kept closed whatever the balance. */
    FORCED_CLOSED,
    /** 拉闸: the relay is kept open whatever the balance. */
    FORCED_OPEN,
    /** The relay's contacts are open. */
    RELAY_OPEN,
    /** Something is to be written to it. */
    WRITE_PENDING,
    /** Nobody knows yet what became of something that was written to it. */
    UNKNOWN,
    /** It contradicts the ledger: no money is written to it. */
    QUARANTINED,
    /** 报停: its account rests, and its relay is held open. */
    SUSPENDED
}
