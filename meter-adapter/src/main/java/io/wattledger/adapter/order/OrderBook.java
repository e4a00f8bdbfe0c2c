package io.wattledger.adapter.order;

import io.wattledger.kernel.command.ExpireOrder;
import io.wattledger.kernel.command.RecordOrderSent;
import io.wattledger.kernel.command.ReportOrder;
import io.wattledger.kernel.command.WritePermit;

/** The book of orders that permits sending and hears what became of them. All block until it is stored; all throw if it is not. */
public interface OrderBook {

    /** Asks leave to send. */
    WritePermit recordSent(RecordOrderSent sent);

    /** Tells what the read-back shows. */
    void report(ReportOrder report);

    /** Gives up an order whose deadline has passed. */
    void expire(ExpireOrder expiry);
}
