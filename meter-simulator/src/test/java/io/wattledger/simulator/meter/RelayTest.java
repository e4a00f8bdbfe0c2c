package io.wattledger.simulator.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.simulator.ManualClock;
import io.wattledger.simulator.meter.Relay.TripReason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The relay decision of meter-profiles.md section 5. At 3 600 W and 0.5500 CNY/kWh a meter uses 0.01 kWh in 10 s and 0.55 fen with it. */
class RelayTest {
    private final ManualClock clock = new ManualClock("2026-03-01T04:00:00Z");
    private final ReferenceMeter meter = new ReferenceMeter(
            Meters.imageWithCount(7), true, new LoadProfile.Constant(3_600), clock, Meters.ZONE, MeterMemory.NONE);

    @Test
    @DisplayName("contacts are open until the account is open, and nothing is consumed")
    void notOpen() {
        long before = meter.image().energy().totalCentiKwh();
        clock.advanceMinutes(600);

        assertThat(relay().contactClosed()).isFalse();
        assertThat(meter.image().energy().totalCentiKwh()).isEqualTo(before);
        meter.operateOnSite(MoneyOpType.OPEN, 100, 1);
        assertThat(relay().contactClosed()).isTrue();
    }

    @Test
    @DisplayName(
            "an empty purse trips at once, keeps the relay open, and any purchase of the close-permit amount recloses it")
    void arrearsTripAndReclose() {
        meter.operateOnSite(MoneyOpType.OPEN, 11, 1);
        clock.advanceMinutes(60);

        assertThat(relay().contactClosed()).isFalse();
        assertThat(relay().lastTrip()).isEqualTo(TripReason.ARREARS);
        assertThat(meter.image().purse().balanceMicroYuan()).isZero();
        assertThat(meter.image().counters().trips()).startsWith(1);
        meter.operateOnSite(MoneyOpType.PURCHASE, 1, 2);
        assertThat(relay().contactClosed()).isTrue();
    }

    @Test
    @DisplayName("after an arrears trip less than the close-permit amount leaves the relay open")
    void closePermit() {
        parameters(new Parameters(0, 0, 0, 0, 500, 0, 0, 0, 1));
        meter.operateOnSite(MoneyOpType.OPEN, 0, 1);

        meter.operateOnSite(MoneyOpType.PURCHASE, 499, 2);
        assertThat(relay().contactClosed()).isFalse();
        meter.operateOnSite(MoneyOpType.PURCHASE, 1, 3);
        assertThat(relay().contactClosed()).isTrue();
    }

    @Test
    @DisplayName("an overdraft lets the balance fall to its limit")
    void overdraft() {
        parameters(new Parameters(0, 0, 55, 0, 1, 0, 0, 0, 1));
        meter.operateOnSite(MoneyOpType.OPEN, 0, 1);
        clock.advanceMinutes(60);

        assertThat(meter.image().purse().balanceMicroYuan()).isEqualTo(-550_000);
        assertThat(relay().contactClosed()).isFalse();
    }

    @Test
    @DisplayName("the trip delay runs from the beginning of the arrears, exactly")
    void tripDelay() {
        parameters(new Parameters(0, 0, 0, 0, 1, 90, 0, 0, 1));
        meter.operateOnSite(MoneyOpType.OPEN, 0, 1);
        clock.advanceMillis(89_000);
        assertThat(relay().contactClosed()).isTrue();
        clock.advanceMinutes(60);

        assertThat(relay().contactClosed()).isFalse();
        assertThat(meter.image().purse().costMicroYuan()).isEqualTo(9 * 5_500);
    }

    @Test
    @DisplayName("inside the no-trip window arrears do not trip, at its end they do")
    void noTripWindow() {
        parameters(new Parameters(0, 0, 0, 0, 1, 0, 11 * 60, 13 * 60, 1));
        meter.operateOnSite(MoneyOpType.OPEN, 0, 1);
        clock.advanceMinutes(59);
        assertThat(relay().contactClosed()).isTrue();
        clock.advanceMinutes(30);

        assertThat(relay().contactClosed()).isFalse();
        assertThat(meter.image().purse().costMicroYuan()).isEqualTo(360 * 5_500);
    }

    @Test
    @DisplayName("a no-trip window may pass midnight")
    void windowPastMidnight() {
        Parameters parameters = new Parameters(0, 0, 0, 0, 1, 0, 22 * 60, 6 * 60, 1);

        assertThat(parameters.inNoTripWindow(java.time.LocalDateTime.of(2026, 3, 1, 23, 0)))
                .isTrue();
        assertThat(parameters.inNoTripWindow(java.time.LocalDateTime.of(2026, 3, 1, 5, 59)))
                .isTrue();
        assertThat(parameters.inNoTripWindow(java.time.LocalDateTime.of(2026, 3, 1, 6, 0)))
                .isFalse();
    }

    @Test
    @DisplayName("forced closed keeps charging far below zero, and prepaid control trips at once when it is back")
    void forcedClosed() {
        meter.operateOnSite(MoneyOpType.OPEN, 0, 1);
        force(1, 0);
        clock.advanceMinutes(60);

        assertThat(relay().contactClosed()).isTrue();
        assertThat(meter.image().purse().balanceMicroYuan()).isEqualTo(-360 * 5_500);
        force(0, 0);
        assertThat(relay().contactClosed()).isFalse();
    }

    @Test
    @DisplayName("forced open beats everything, also a full purse")
    void forcedOpen() {
        meter.operateOnSite(MoneyOpType.OPEN, 10_000, 1);
        force(1, 1);

        assertThat(relay().contactClosed()).isFalse();
        assertThat(relay().lastTrip()).isEqualTo(TripReason.FORCED);
        assertThat(meter.loadWatts()).isZero();
    }

    @Test
    @DisplayName("a stuck contact does not move, and load goes on behind it")
    void stuck() {
        meter.operateOnSite(MoneyOpType.OPEN, 10_000, 1);
        meter.stickRelay(true);
        force(1, 1);
        clock.advanceMinutes(10);

        assertThat(relay().contactClosed()).isTrue();
        assertThat(meter.image().purse().costMicroYuan()).isEqualTo(60 * 5_500);
        meter.stickRelay(false);
        assertThat(relay().contactClosed()).isFalse();
    }

    @Test
    @DisplayName("without power nothing is consumed and the return of power is counted")
    void withoutPower() {
        meter.operateOnSite(MoneyOpType.OPEN, 10_000, 1);
        meter.power(false);
        clock.advanceMinutes(600);
        meter.power(true);
        clock.advanceMinutes(1);

        assertThat(meter.image().purse().costMicroYuan()).isEqualTo(6 * 5_500);
        assertThat(meter.image().counters().powerFails()).isEqualTo(1);
    }

    private Relay relay() {
        return meter.image().relay();
    }

    private void force(int enable, int open) {
        meter.answer(Meters.write(0x0057, new byte[] {0, (byte) enable, 0, (byte) open}));
    }

    private void parameters(Parameters parameters) {
        meter.answer(Meters.write(0x3060, parameters.encode()));
    }
}
