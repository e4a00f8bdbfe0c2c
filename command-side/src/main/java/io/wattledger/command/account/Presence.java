package io.wattledger.command.account;

/** How a meter stands to the account. */
public enum Presence {
    /** It belongs to the account. */
    STAYING,

    /** It is to be cleared, and takes no more money. */
    LEAVING,

    /** It was cleared and belongs to the account no more. */
    GONE
}
