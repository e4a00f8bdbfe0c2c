package io.wattledger.adapter.money;

import io.wattledger.kernel.command.RecordMoneyWriteIntent;
import io.wattledger.kernel.command.ReportMoneyWrite;
import io.wattledger.kernel.command.WritePermit;

/** The ledger that permits money writes and hears what became of them. Both block until it is stored; both throw if it is not. */
public interface MoneyLedger {

    /** Asks leave to write. */
    WritePermit recordIntent(RecordMoneyWriteIntent intent);

    /** Tells what the read-back shows. */
    void report(ReportMoneyWrite report);
}
