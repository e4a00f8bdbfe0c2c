package io.wattledger.command.directory;

import io.wattledger.kernel.id.SiteId;

/** Gives receipt numbers without gaps: the number goes back when the command that asked for it is rolled back. */
@FunctionalInterface
public interface Receipts {

    /** The next number of a site. Others who ask for the same site wait until this transaction ends, so ask last. */
    long next(SiteId site);
}
