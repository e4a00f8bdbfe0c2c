package io.wattledger.adapter.money;

import io.wattledger.adapter.schedule.FieldMeter;
import io.wattledger.adapter.work.Desk;
import io.wattledger.adapter.work.Outcome;
import io.wattledger.kernel.device.MoneyWriteVerdict.Undecided;
import io.wattledger.kernel.port.WorkList.Intent;
import io.wattledger.kernel.port.WorkList.Item;
import io.wattledger.kernel.port.WorkList.MoneyWork;

/**
 * Finds out what became of a money write whose outcome is unknown, also one of a process that died. Only reads, however often it takes.
 */
public final class MoneyInquiry extends MoneyJob {

    private final Intent intent;
    private final boolean doubtIsKnown;

    /**
     * @param intent the stored intent of the last attempt
     * @param doubtIsKnown whether it was reported already that the attempt is in doubt
     */
    public MoneyInquiry(
            Item item,
            MoneyWork work,
            Intent intent,
            FieldMeter meter,
            Desk desk,
            MoneyLedger ledger,
            boolean doubtIsKnown) {
        super(item, work, meter, desk, ledger);
        this.intent = intent;
        this.doubtIsKnown = doubtIsKnown;
    }

    @Override
    protected void begin() {
        Sent sent = new Sent(item().attempts(), null, null);
        readIdentity(
                shown -> readBack(intended(intent.expectedCount(), work().amount()), shown, sent),
                cause -> undecided(cause, sent));
    }

    @Override
    void undecided(String cause, Sent sent) {
        if (doubtIsKnown) {
            leave(Outcome.inDoubt(sent.attempt()));
        } else {
            report(new Undecided(cause), sent, null);
        }
    }
}
