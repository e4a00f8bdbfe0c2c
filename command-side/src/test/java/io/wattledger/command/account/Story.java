package io.wattledger.command.account;

import io.wattledger.command.account.close.Departing;
import io.wattledger.command.account.correct.CorrectionConditions;
import io.wattledger.command.directory.KnownDevices;
import io.wattledger.command.directory.SiteTerms;
import io.wattledger.command.meter.relay.RelayDesk;
import io.wattledger.command.meter.tiers.TierDesk;
import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.account.UndeliveredCause;
import io.wattledger.kernel.cashdesk.CashDeskRules;
import io.wattledger.kernel.command.RecordMoneyWriteIntent;
import io.wattledger.kernel.command.ReportMoneyWrite;
import io.wattledger.kernel.device.BusKey;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.LinkKind;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyTransaction;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.MoneyWriteVerdict;
import io.wattledger.kernel.device.Parity;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.device.WriteEvidence;
import io.wattledger.kernel.event.AccountOpened;
import io.wattledger.kernel.event.CorrectionRequested;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MeterQuarantined;
import io.wattledger.kernel.event.MeterReleased;
import io.wattledger.kernel.event.MoneyWriteCancelled;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.MoneyWriteIntended;
import io.wattledger.kernel.event.MoneyWriteNotApplied;
import io.wattledger.kernel.event.MoneyWriteOutcomeUnknown;
import io.wattledger.kernel.event.MoneyWriteRefused;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.event.RefundApproved;
import io.wattledger.kernel.event.RefundRequested;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.DeviceDirectory;
import io.wattledger.kernel.port.LeaseFence;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The account, meter and gateway of the tests, and the facts and orders about them. */
public final class Story {

    public static final Instant NOON = Instant.parse("2026-05-03T04:00:00Z");
    public static final SiteId SITE = SiteId.of("site-1");
    public static final UnitId UNIT = UnitId.of("unit-1");
    public static final AccountId ACCOUNT = AccountId.of("account-1");
    public static final MeterId METER = MeterId.of("meter-1");
    public static final SerialNumber SERIAL = SerialNumber.of("202605030001");
    public static final SerialNumber ANOTHER_SERIAL = SerialNumber.of("202605030099");
    public static final TariffId TARIFF = TariffId.of("tariff-1");
    public static final GatewayId GATEWAY = GatewayId.of("gateway-1");
    public static final ApprovalId APPROVAL = ApprovalId.of("approval-1");
    public static final OperationId OPENING = OperationId.of("opening-1");
    public static final OperationId SALE = OperationId.of("sale-1");
    public static final OperationId NEXT_SALE = OperationId.of("sale-2");
    public static final OperationId REFUND = OperationId.of("refund-1");
    public static final OperationId CORRECTION = OperationId.of("correction-1");
    public static final LeaseFence FENCE = new LeaseFence(GATEWAY, 7);
    public static final Money HUNDRED = Money.ofFen(10_000);

    /** The count that the meter shows before anything is written. */
    public static final int BASE = 40;

    /** Nobody has a shift, and nobody needs one. */
    public static final Tills NO_SHIFT = (receipt, operator) -> {};

    /** A site in Shanghai where nothing is kept as a fee. */
    public static final SiteTerms TERMS = site -> terms(CashDeskRules.NONE);

    private Story() {}

    public static CorrectionConditions correctionConditions() {
        return new CorrectionConditions(new MoneyPath(devices()), MoneyRules.USUAL);
    }

    public static SiteTerms.Terms terms(CashDeskRules rules) {
        return new SiteTerms.Terms(ZoneId.of("Asia/Shanghai"), rules);
    }

    /** A meter behind a gateway of a trusted network. */
    public static KnownDevices devices() {
        return devices(true);
    }

    public static KnownDevices devices(boolean trustedNetwork) {
        return new KnownDevices().with(gateway(trustedNetwork)).with(meter(METER, SITE, 1));
    }

    public static DeviceDirectory.Gateway gateway(boolean trustedNetwork) {
        return new DeviceDirectory.Gateway(
                GATEWAY,
                SITE,
                ZoneId.of("Asia/Shanghai"),
                LinkKind.RTU_OVER_TCP,
                "127.0.0.1",
                5001,
                trustedNetwork,
                List.of(new BusSettings(1, null, 9600, Parity.NONE)));
    }

    public static DeviceDirectory.Meter meter(MeterId id, SiteId site, int unitAddress) {
        return new DeviceDirectory.Meter(id, site, SERIAL, "ref-prepaid-v1", new BusKey(GATEWAY, 1), unitAddress, 1, 1);
    }

    /** Steps of meters that leave, with relays that nobody asks for and identities that count from 1. */
    public static Departing departing(Clock clock) {
        return departing(clock, order -> {}, order -> {});
    }

    public static Departing departing(Clock clock, RelayDesk relays, TierDesk tiers) {
        AtomicInteger identities = new AtomicInteger();
        return new Departing(relays, tiers, () -> "new-" + identities.incrementAndGet(), clock);
    }

    public static AccountOpened opened() {
        return new AccountOpened(ACCOUNT, SITE, UNIT, SealedPersonalData.of("c2VhbGVk"), BalanceHeld.METER);
    }

    public static MeterAttached attached() {
        return new MeterAttached(ACCOUNT, SITE, METER, OPENING, SERIAL, TARIFF, Money.ZERO);
    }

    /** The account is open on the meter: count 41, balance 0. */
    public static Object[] openAccount() {
        return new Object[] {
            opened(),
            attached(),
            intended(OPENING, MoneyWriteKind.OPENING, 1, Money.ZERO, read(BASE, 0)),
            confirmed(OPENING, MoneyWriteKind.OPENING, Money.ZERO, read(BASE, 0), read(BASE + 1, 0))
        };
    }

    public static Object[] openAccountAnd(Object... more) {
        Object[] open = openAccount();
        Object[] all = new Object[open.length + more.length];
        System.arraycopy(open, 0, all, 0, open.length);
        System.arraycopy(more, 0, all, open.length, more.length);
        return all;
    }

    public static CreditSold sold(OperationId operation, Money paid) {
        return soldAt(operation, paid, NOON);
    }

    public static CreditSold soldAt(OperationId operation, Money paid, Instant at) {
        return new CreditSold(
                ACCOUNT, SITE, METER, operation, paid, Money.ZERO, Money.ZERO, paid, PaymentMethod.CASH, 1, at);
    }

    /** The account is open, a hundred were sold and are on the meter: count 42, balance 99.90. */
    public static Object[] hundredOnTheMeterAnd(Object... more) {
        Object[] sale = {sold(SALE, HUNDRED), intended(1), confirmed()};
        return openAccountAnd(Stream.concat(Stream.of(sale), Stream.of(more)).toArray());
    }

    public static RefundRequested refundRequested(@Nullable Money amount, @Nullable ApprovalId approval) {
        return new RefundRequested(ACCOUNT, SITE, METER, REFUND, amount, "moves out", approval, NOON);
    }

    public static RefundApproved refundApproved(@Nullable Money amount) {
        return new RefundApproved(ACCOUNT, SITE, METER, REFUND, amount, APPROVAL, NOON);
    }

    public static CorrectionRequested correctionRequested(OperationId original, MoneyWriteKind kind, Money amount) {
        return new CorrectionRequested(ACCOUNT, SITE, METER, CORRECTION, original, kind, amount, "wrong room", NOON);
    }

    public static MoneyWriteCancelled cancelled(OperationId operation, MoneyWriteKind kind, @Nullable Money amount) {
        return new MoneyWriteCancelled(ACCOUNT, SITE, METER, operation, kind, amount, NOON);
    }

    /** A refund of this much was read back. */
    public static Object[] refundOnTheMeter(Money amount) {
        MeterMoneySnapshot before = read(BASE + 2, 9_990);
        MeterMoneySnapshot after = read(BASE + 3, 9_990 - amount.fen());
        return new Object[] {
            refundRequested(amount, null),
            intended(REFUND, MoneyWriteKind.REFUND, 1, amount, before),
            confirmed(REFUND, MoneyWriteKind.REFUND, amount, before, after)
        };
    }

    /** The write will not be carried out, for whatever reason. */
    public static MoneyWriteRefused refused(OperationId operation, MoneyWriteKind kind, Money amount) {
        return new MoneyWriteRefused(
                ACCOUNT,
                SITE,
                METER,
                operation,
                kind,
                amount,
                UndeliveredCause.INSUFFICIENT_BALANCE,
                null,
                read(BASE + 2, 0),
                NOON);
    }

    public static MoneyWriteIntended intended(int attempt) {
        return intended(SALE, MoneyWriteKind.SALE, attempt, HUNDRED, read(BASE + 1, 0));
    }

    public static MoneyWriteIntended intended(
            OperationId operation, MoneyWriteKind kind, int attempt, Money amount, MeterMoneySnapshot before) {
        return new MoneyWriteIntended(
                ACCOUNT,
                SITE,
                METER,
                operation,
                kind,
                attempt,
                amount,
                before.count() + 1,
                MoneyTransaction.numberOf(operation),
                before);
    }

    public static MoneyWriteConfirmed confirmed() {
        return confirmed(SALE, MoneyWriteKind.SALE, HUNDRED, read(BASE + 1, 0), read(BASE + 2, 9_990));
    }

    public static MoneyWriteConfirmed confirmed(
            OperationId operation,
            MoneyWriteKind kind,
            Money amount,
            MeterMoneySnapshot before,
            MeterMoneySnapshot after) {
        return new MoneyWriteConfirmed(ACCOUNT, SITE, METER, operation, kind, amount, before, after, evidence(1));
    }

    public static MoneyWriteNotApplied notApplied(int attempt, Instant retryNotBefore) {
        return new MoneyWriteNotApplied(
                ACCOUNT,
                SITE,
                METER,
                SALE,
                MoneyWriteKind.SALE,
                attempt,
                read(BASE + 1, 0),
                evidence(attempt),
                retryNotBefore);
    }

    public static MoneyWriteRefused refused(
            UndeliveredCause cause, @Nullable Integer resultCode, MeterMoneySnapshot found) {
        return new MoneyWriteRefused(
                ACCOUNT, SITE, METER, SALE, MoneyWriteKind.SALE, HUNDRED, cause, resultCode, found, NOON);
    }

    public static MoneyWriteRefused openingRefused() {
        return new MoneyWriteRefused(
                ACCOUNT,
                SITE,
                METER,
                OPENING,
                MoneyWriteKind.OPENING,
                Money.ZERO,
                UndeliveredCause.REFUSED_BY_METER,
                0x38,
                read(BASE, 0),
                NOON);
    }

    public static MoneyWriteOutcomeUnknown unknown(String cause) {
        return new MoneyWriteOutcomeUnknown(ACCOUNT, SITE, METER, SALE, MoneyWriteKind.SALE, 1, cause, NOON);
    }

    public static MeterQuarantined quarantined(String cause, int expectedCount, MeterMoneySnapshot found) {
        return new MeterQuarantined(
                ACCOUNT, SITE, METER, SALE, cause, expectedCount, found.count(), found.balance(), NOON);
    }

    public static OutcomeSettled settled(SettledAs outcome) {
        return new OutcomeSettled(
                ACCOUNT,
                SITE,
                METER,
                SALE,
                MoneyWriteKind.SALE,
                HUNDRED,
                outcome,
                "the meter burnt",
                "photograph 7",
                APPROVAL,
                NOON);
    }

    public static MeterReleased released(int baseCount) {
        return new MeterReleased(ACCOUNT, SITE, METER, baseCount, Money.ZERO, "checked on site", APPROVAL, NOON);
    }

    /** What the meter says: its own number, this count and this balance in fen. */
    public static MeterMoneySnapshot read(int count, long balanceFen) {
        return new MeterMoneySnapshot(SERIAL, count, Money.ofFen(balanceFen), NOON);
    }

    public static WriteEvidence evidence(int attempt) {
        return new WriteEvidence(GATEWAY, 1, attempt, "aa", "bb", "cc");
    }

    public static RecordMoneyWriteIntent intent(OperationId operation, int attempt, MeterMoneySnapshot before) {
        return new RecordMoneyWriteIntent(ACCOUNT, METER, operation, attempt, before, FENCE);
    }

    public static ReportMoneyWrite report(int attempt, MoneyWriteVerdict verdict) {
        return new ReportMoneyWrite(ACCOUNT, METER, SALE, attempt, verdict, evidence(attempt));
    }
}
