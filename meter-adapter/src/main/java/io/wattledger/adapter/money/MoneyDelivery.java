package io.wattledger.adapter.money;

import io.wattledger.adapter.link.BusAnswer;
import io.wattledger.adapter.profile.MoneyOrder;
import io.wattledger.adapter.schedule.FieldMeter;
import io.wattledger.adapter.work.Desk;
import io.wattledger.adapter.work.Outcome;
import io.wattledger.kernel.command.RecordMoneyWriteIntent;
import io.wattledger.kernel.command.WritePermit;
import io.wattledger.kernel.device.FastBlock;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteVerdict.Undecided;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.port.WorkList.Item;
import io.wattledger.kernel.port.WorkList.MoneyWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt at a money write, in one uninterruptible visit: read number and fast block, have the intent stored, send one frame, read
 * back, report. Whatever happens to that frame, it is not sent again here.
 */
public final class MoneyDelivery extends MoneyJob {

    private static final Logger log = LoggerFactory.getLogger(MoneyDelivery.class);

    /** An attempt at an operation of which nothing is on the wire. */
    public MoneyDelivery(Item item, MoneyWork work, FieldMeter meter, Desk desk, MoneyLedger ledger) {
        super(item, work, meter, desk, ledger);
    }

    @Override
    protected void begin() {
        readIdentity(this::readBefore, this::notBegun);
    }

    private void readBefore(SerialNumber shown) {
        read(
                meter()::nextVerifyRead,
                answer -> {
                    FastBlock fast = meter().driver().fast(answer.values());
                    askPermit(new MeterMoneySnapshot(shown, fast.count(), fast.balance(), desk().now()));
                },
                this::notBegun);
    }

    private void notBegun(String cause) {
        log.debug("{} not begun: {}", this, cause);
        leave(Outcome.DONE);
    }

    private void askPermit(MeterMoneySnapshot before) {
        RecordMoneyWriteIntent intent = new RecordMoneyWriteIntent(
                work().accountId(), item().meterId(), item().operationId(), attempt(), before, desk().fence());
        visit().ask(() -> ledger().recordIntent(intent), permit -> permitted(permit, before), this::notBegun);
    }

    private void permitted(WritePermit permit, MeterMoneySnapshot before) {
        if (!(permit instanceof WritePermit.Go go)) {
            log.info("{} not permitted: {}", this, permit);
            leave(Outcome.DONE);
            return;
        }
        if (go.expectedCount() != IntendedWrite.countAfter(before.count())
                || !before.serialNumber().equals(meter().serialNumber())) {
            throw new IllegalStateException("permit " + go + " does not follow from what was read: " + before);
        }
        IntendedWrite write = intended(go.expectedCount(), go.amount());
        MoneyOrder order = new MoneyOrder(
                work().kind(), go.expectedCount(), go.amount(), write.transactionNumber(), meter().serialNumber());
        visit().write(meter().unit(), meter().driver().moneyWrite(order), answer -> {
            noteContact(answer);
            readBack(write, before.serialNumber(), sent(answer));
        });
    }

    private Sent sent(BusAnswer answer) {
        return answer.fold(
                answered -> new Sent(attempt(), answered.request(), answered.reply()),
                exception -> new Sent(attempt(), exception.request(), exception.reply()),
                silent -> new Sent(attempt(), silent.request(), null),
                cut -> new Sent(attempt(), cut.request(), null),
                notSent -> new Sent(attempt(), null, null));
    }

    @Override
    void undecided(String cause, Sent sent) {
        report(new Undecided(cause), sent, null);
    }

    private int attempt() {
        return item().attempts() + 1;
    }
}
