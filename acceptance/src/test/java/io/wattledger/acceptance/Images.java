package io.wattledger.acceptance;

import io.wattledger.simulator.meter.MeterImage;
import io.wattledger.simulator.meter.Parameters;
import io.wattledger.simulator.meter.Purse;
import io.wattledger.simulator.meter.Purse.AccountState;
import io.wattledger.simulator.meter.Tariff;

/** Meters that are as their image, but for one thing that somebody changed on site. */
final class Images {

    private Images() {}

    /** The meter holds no more credit than that. */
    static MeterImage withHoardingLimit(MeterImage image, long fen) {
        Parameters old = image.parameters();
        Parameters changed = new Parameters(
                old.alarm1Fen(),
                old.alarm2Fen(),
                old.overdraftFen(),
                fen,
                old.closePermitFen(),
                old.tripDelaySeconds(),
                old.noTripStartMinute(),
                old.noTripEndMinute(),
                old.version());
        return with(image, image.purse(), changed, image.active());
    }

    /** The account on the meter is in this state, its count unchanged. */
    static MeterImage withAccount(MeterImage image, AccountState state) {
        Purse old = image.purse();
        Purse changed = new Purse(
                state,
                old.count(),
                old.lastApplied(),
                old.lastRecord(),
                old.purchasesFen(),
                old.refundsFen(),
                old.costMicroYuan());
        return with(image, changed, image.parameters(), image.active());
    }

    /** The active tariff charges nothing. */
    static MeterImage withoutPrice(MeterImage image) {
        return with(image, image.purse(), image.parameters(), Tariff.NONE);
    }

    private static MeterImage with(MeterImage image, Purse purse, Parameters parameters, Tariff active) {
        return new MeterImage(
                image.serial(),
                purse,
                image.energy(),
                image.relay(),
                parameters,
                active,
                image.pending(),
                image.pendingArmed(),
                image.timeOfUse(),
                image.loadControl(),
                image.counters(),
                image.ptRatio(),
                image.ctRatio(),
                image.clockOffsetMillis());
    }
}
