package io.wattledger.query.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.account.AccountState;
import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.CreditLevel;
import io.wattledger.kernel.device.FastBlock;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Money;
import io.wattledger.query.account.AccountView;
import io.wattledger.query.account.HeldView;
import io.wattledger.query.account.PurseView;
import io.wattledger.query.account.PurseView.OnMeter;
import io.wattledger.query.account.PurseView.Quarantine;
import io.wattledger.query.account.PurseView.Transferred;
import io.wattledger.query.account.PurseView.Write;
import io.wattledger.query.account.Tenancy;
import io.wattledger.query.meter.MeterView.Contact;
import io.wattledger.query.meter.MeterView.Place;
import io.wattledger.query.telemetry.MeterNow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeterPictureTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final MeterId METER = MeterId.of("meter-1");
    private static final SerialNumber SERIAL = SerialNumber.of("000000000005");
    private static final int RELAY_CLOSED = 1 << 13;
    private static final int ARREARS = 1 << 5;
    private static final int ALARM_1 = 1 << 6;
    private static final int ALARM_2 = 1 << 7;

    @Test
    void notOpenedComesBeforeEverythingElse() {
        assertThat(picture(null, polled(ARREARS, true)).state()).isEqualTo(MeterState.NOT_OPENED);
        assertThat(picture(purse(false), polled(ARREARS, true)).state()).isEqualTo(MeterState.NOT_OPENED);
    }

    @Test
    void lostComesBeforeWhatTheMeterLastSaidOfItsMoney() {
        assertThat(picture(purse(true), polled(ARREARS | ALARM_1 | ALARM_2, true))
                        .state())
                .isEqualTo(MeterState.LOST);
    }

    @Test
    void ofTheWarningLevelsTheWorstIsShown() {
        assertThat(picture(purse(true), polled(ARREARS | ALARM_1 | ALARM_2, false))
                        .state())
                .isEqualTo(MeterState.ARREARS);
        assertThat(picture(purse(true), polled(ALARM_1 | ALARM_2, false)).state())
                .isEqualTo(MeterState.ALARM_2);
        assertThat(picture(purse(true), polled(ALARM_1, false)).state()).isEqualTo(MeterState.ALARM_1);
        assertThat(picture(purse(true), polled(0, false)).state()).isEqualTo(MeterState.NORMAL);
    }

    @Test
    void givenAMeterThatWasNeverPolled_thenItsEventsTell() {
        assertThat(picture(purse(true), null).state()).isEqualTo(MeterState.NORMAL);
        assertThat(picture(purse(true), null).row().online()).isFalse();

        MeterView silent = meter().with(new Contact(false, NOON, "silent"));
        MeterPicture lost = new MeterPicture(silent, null, null, null, purse(true), null, null);
        assertThat(lost.state()).isEqualTo(MeterState.LOST);
        assertThat(lost.row().lastContactAt()).isEqualTo(NOON);
        assertThat(lost.row().lastError()).isEqualTo("silent");
    }

    @Test
    void theNewerOfPollingAndEvidenceTellsTheBalance() {
        PurseView proved = withOnMeter(new OnMeter(Money.parse("150.00"), 10, NOON.plusSeconds(1)));
        MeterRow row = picture(proved, polled(RELAY_CLOSED, false)).row();
        assertThat(row.balance()).isEqualTo(Money.parse("150.00"));
        assertThat(row.purchaseCount()).isEqualTo(10);

        PurseView older = withOnMeter(new OnMeter(Money.parse("150.00"), 10, NOON.minusSeconds(1)));
        MeterRow newer = picture(older, polled(RELAY_CLOSED, false)).row();
        assertThat(newer.balance()).isEqualTo(Money.parse("12.34"));
        assertThat(newer.observedAt()).isEqualTo(NOON);
    }

    @Test
    void whatElseHoldsIsABadgeBesideTheState() {
        PurseView troubled = new PurseView(
                METER,
                SERIAL,
                TariffId.of("tariff-1"),
                Money.ZERO,
                true,
                Money.parse("30.00"),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Transferred.NOTHING,
                List.of(
                        write("a", OperationState.SENT),
                        write("b", OperationState.UNKNOWN),
                        write("c", OperationState.REFUSED)),
                null,
                new Quarantine("count-differs", 9, 12, NOON),
                null);

        assertThat(picture(troubled, polled(0, false, 0b1001)).badges())
                .containsExactly(
                        MeterBadge.FORCED_OPEN,
                        MeterBadge.RELAY_OPEN,
                        MeterBadge.WRITE_PENDING,
                        MeterBadge.UNKNOWN,
                        MeterBadge.QUARANTINED);
        assertThat(picture(purse(true), polled(RELAY_CLOSED, false, 0b1000)).badges())
                .containsExactly(MeterBadge.FORCED_CLOSED);
        assertThat(picture(purse(true), polled(RELAY_CLOSED, false)).badges()).isEmpty();
    }

    @Test
    void whereWeHoldTheBalanceItsLevelIsTheStateAndTheEmptyPurseSaysNothing() {
        MeterPicture inCredit = held(CreditLevel.NORMAL, 990_000, polled(RELAY_CLOSED | ARREARS, false, 0b1000));

        assertThat(inCredit.state()).isEqualTo(MeterState.NORMAL);
        assertThat(inCredit.badges()).as("our own rule is no badge").isEmpty();
        assertThat(inCredit.row().balance()).isEqualTo(Money.ofFen(99));
        assertThat(inCredit.row().purchaseCount()).isNull();

        MeterPicture inArrears = held(CreditLevel.ARREARS, -1, polled(ARREARS, false, 0b1001));
        assertThat(inArrears.state()).isEqualTo(MeterState.ARREARS);
        assertThat(inArrears.badges()).containsExactly(MeterBadge.RELAY_OPEN);
        assertThat(inArrears.row().balance()).isEqualTo(Money.ofFen(-1));

        assertThat(held(CreditLevel.NORMAL, 990_000, polled(0, false, 0b1001)).badges())
                .as("somebody forced it open")
                .containsExactly(MeterBadge.FORCED_OPEN, MeterBadge.RELAY_OPEN);
    }

    private static MeterPicture held(CreditLevel level, long micros, MeterNow now) {
        HeldView held = new HeldView(MicroYuan.ofMicros(micros), level, Money.ZERO, null, List.of());
        return new MeterPicture(meter(), null, null, null, purse(true), held, now);
    }

    @Test
    void anOrderThatIsNotVerifiedIsAWritePending() {
        MeterView ordered = meter().with(new MeterView.RelayOrder(
                OperationId.of("order"), RelayMode.FORCED_OPEN, null, OperationState.PENDING));

        assertThat(new MeterPicture(ordered, null, null, null, purse(true), null, null).badges())
                .containsExactly(MeterBadge.WRITE_PENDING);
        assertThat(new MeterPicture(
                                ordered.withOrder(OperationId.of("order"), OperationState.CONFIRMED),
                                null,
                                null,
                                null,
                                purse(true),
                                null,
                                null)
                        .badges())
                .containsExactly(MeterBadge.FORCED_OPEN);
    }

    @Test
    void aSuspendedAccountIsABadgeBesideTheState() {
        AccountView resting = new AccountView(
                AccountId.of("account-1"),
                SiteId.of("site-1"),
                UnitId.of("unit-1"),
                new Tenancy(List.of(), null, new Tenancy.Suspension("away for a year", NOON)),
                BalanceHeld.METER,
                NOON,
                1,
                AccountState.OPEN,
                null,
                List.of(),
                null);

        assertThat(new MeterPicture(meter(), null, null, resting, purse(true), null, null).badges())
                .containsExactly(MeterBadge.SUSPENDED);
    }

    private static MeterPicture picture(@Nullable PurseView purse, @Nullable MeterNow now) {
        return new MeterPicture(meter(), null, null, null, purse, null, now);
    }

    private static MeterView meter() {
        Place place = new Place(SERIAL, "ref-prepaid-v1", 1, GatewayId.of("gateway-1"), 1, 5, null, 1, 1);
        return new MeterView(METER, SiteId.of("site-1"), place, null, null, null, null);
    }

    private static PurseView purse(boolean open) {
        return new PurseView(
                METER,
                SERIAL,
                TariffId.of("tariff-1"),
                Money.ZERO,
                open,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Transferred.NOTHING,
                List.of(),
                null,
                null,
                null);
    }

    private static PurseView withOnMeter(OnMeter onMeter) {
        return new PurseView(
                METER,
                SERIAL,
                TariffId.of("tariff-1"),
                Money.ZERO,
                true,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Transferred.NOTHING,
                List.of(),
                onMeter,
                null,
                null);
    }

    private static Write write(String operation, OperationState state) {
        return new Write(OperationId.of(operation), MoneyWriteKind.SALE, Money.parse("10.00"), state);
    }

    private static MeterNow polled(int status1, boolean lost) {
        return polled(status1, lost, 0);
    }

    private static MeterNow polled(int status1, boolean lost, int status2) {
        return new MeterNow(
                new FastBlock(Money.parse("12.34"), 9, 0, 3, status1, status2),
                NOON,
                null,
                null,
                lost,
                lost ? 3 : 0,
                NOON,
                lost ? "silent" : null);
    }
}
