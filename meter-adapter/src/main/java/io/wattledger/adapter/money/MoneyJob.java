package io.wattledger.adapter.money;

import io.wattledger.adapter.profile.MoneyRecord;
import io.wattledger.adapter.schedule.FieldMeter;
import io.wattledger.adapter.schedule.Priority;
import io.wattledger.adapter.wire.Frame;
import io.wattledger.adapter.work.Desk;
import io.wattledger.adapter.work.DeviceJob;
import io.wattledger.adapter.work.Outcome;
import io.wattledger.kernel.command.ReportMoneyWrite;
import io.wattledger.kernel.device.FinalReading;
import io.wattledger.kernel.device.MoneyTransaction;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.MoneyWriteVerdict;
import io.wattledger.kernel.device.MoneyWriteVerdict.Applied;
import io.wattledger.kernel.device.MoneyWriteVerdict.Cleared;
import io.wattledger.kernel.device.MoneyWriteVerdict.Undecided;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.WorkList.Item;
import io.wattledger.kernel.port.WorkList.MoneyWork;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What writing money and inquiring after it have in common: reading back, judging, reporting. */
abstract class MoneyJob extends DeviceJob {

    private final MoneyWork work;
    private final MoneyLedger ledger;

    MoneyJob(Item item, MoneyWork work, FieldMeter meter, Desk desk, MoneyLedger ledger) {
        super(item, meter, desk);
        this.work = work;
        this.ledger = ledger;
    }

    @Override
    public final Priority priority() {
        return work.kind() == MoneyWriteKind.OPENING ? Priority.SETTINGS : Priority.MONEY;
    }

    final MoneyWork work() {
        return work;
    }

    final MoneyLedger ledger() {
        return ledger;
    }

    final IntendedWrite intended(int expectedCount, Money amount) {
        return new IntendedWrite(
                meter().driver().opType(work.kind()),
                amount,
                MoneyTransaction.numberOf(item().operationId()),
                expectedCount,
                meter().serialNumber(),
                meter().driver().countEnforced());
    }

    /**
     * Reads the last money record and, unless that alone decides, the fast block.
     *
     * @param shown the meter number that was read in this visit
     */
    final void readBack(IntendedWrite write, SerialNumber shown, Sent sent) {
        read(
                meter()::nextMoneyRecordRead,
                answer -> {
                    MoneyRecord record = meter().driver().moneyRecord(answer.values());
                    boolean rightMeter = shown.equals(write.serialNumber());
                    DecisionTable.judgeRecord(write, record, desk().now())
                            .filter(verdict -> rightMeter)
                            .ifPresentOrElse(
                                    verdict -> conclude(verdict, record, sent, answer.reply()),
                                    () -> readCounts(write, shown, sent, record, answer.reply()));
                },
                cause -> undecided(cause, sent));
    }

    private void readCounts(IntendedWrite write, SerialNumber shown, Sent sent, MoneyRecord record, Frame readBack) {
        read(
                meter()::nextVerifyRead,
                answer -> conclude(
                        DecisionTable.judge(
                                write, shown, record, meter().driver().fast(answer.values()), desk().now()),
                        record,
                        sent,
                        readBack),
                cause -> undecided(cause, sent));
    }

    /** A purse that was cleared is read for the last time before anybody hears of it: what it held stands in its record alone. */
    private void conclude(MoneyWriteVerdict verdict, MoneyRecord record, Sent sent, Frame readBack) {
        if (work.kind() == MoneyWriteKind.CLOSING && verdict instanceof Applied applied) {
            readFinal(
                    reading -> report(new Cleared(record.before(), applied.after(), reading), sent, readBack),
                    cause -> undecided(cause, sent));
        } else {
            report(verdict, sent, readBack);
        }
    }

    private void readFinal(Consumer<FinalReading> then, Consumer<String> unread) {
        read(
                meter().driver()::fullRead,
                full -> read(
                        meter().driver()::tiersRead,
                        tiers -> then.accept(new FinalReading(
                                meter().driver().energyOfFull(full.values()),
                                meter().driver().tiers(tiers.values()).orElse(null),
                                desk().now())),
                        unread),
                unread);
    }

    /** Called when the read-back could not be had. */
    abstract void undecided(String cause, Sent sent);

    final void report(MoneyWriteVerdict verdict, Sent sent, @Nullable Frame readBack) {
        ReportMoneyWrite report = new ReportMoneyWrite(
                work.accountId(),
                item().meterId(),
                item().operationId(),
                sent.attempt(),
                verdict,
                evidence(sent.attempt(), sent.request(), sent.reply(), readBack));
        Outcome taken = verdict instanceof Undecided ? Outcome.inDoubt(sent.attempt()) : Outcome.DONE;
        leaveWith(() -> ledger.report(report), taken);
    }

    /**
     * The frames of the attempt in question.
     *
     * @param request null if nothing was written in this visit
     * @param reply null if none came
     */
    record Sent(
            int attempt, @Nullable Frame request, @Nullable Frame reply) {}
}
