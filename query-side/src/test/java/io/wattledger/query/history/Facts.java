package io.wattledger.query.history;

import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.DebtCause;
import io.wattledger.kernel.account.Instalment;
import io.wattledger.kernel.account.OwnerSettlement;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.account.UndeliveredCause;
import io.wattledger.kernel.approval.ApprovalSubject;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.device.FinalReading;
import io.wattledger.kernel.device.LinkKind;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.Parity;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.device.TierPosition;
import io.wattledger.kernel.device.WriteEvidence;
import io.wattledger.kernel.event.AccountOpened;
import io.wattledger.kernel.event.ApprovalRequested;
import io.wattledger.kernel.event.BuildingRegistered;
import io.wattledger.kernel.event.ClearingOrdered;
import io.wattledger.kernel.event.ClosureStarted;
import io.wattledger.kernel.event.CorrectionRequested;
import io.wattledger.kernel.event.CreditRedelivered;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.CreditTransferRequested;
import io.wattledger.kernel.event.DebtRecorded;
import io.wattledger.kernel.event.FinalReadingTaken;
import io.wattledger.kernel.event.GatewayRegistered;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MeterQuarantined;
import io.wattledger.kernel.event.MeterRegistered;
import io.wattledger.kernel.event.MeterReleased;
import io.wattledger.kernel.event.MoneyWriteCancelled;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.MoneyWriteIntended;
import io.wattledger.kernel.event.MoneyWriteNotApplied;
import io.wattledger.kernel.event.MoneyWriteOutcomeUnknown;
import io.wattledger.kernel.event.MoneyWriteRefused;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.event.OwnerChangeRequested;
import io.wattledger.kernel.event.RefundPaidOut;
import io.wattledger.kernel.event.RefundRequested;
import io.wattledger.kernel.event.RelayOrdered;
import io.wattledger.kernel.event.ReplacementStarted;
import io.wattledger.kernel.event.SettlementEstimated;
import io.wattledger.kernel.event.SiteRegistered;
import io.wattledger.kernel.event.TariffDefined;
import io.wattledger.kernel.event.TariffOrdered;
import io.wattledger.kernel.event.TariffRevised;
import io.wattledger.kernel.event.TierPositionOrdered;
import io.wattledger.kernel.event.TransferForwarded;
import io.wattledger.kernel.event.UndeliveredReturned;
import io.wattledger.kernel.event.UnitRegistered;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.DebtId;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.tariff.DaySegment;
import io.wattledger.kernel.tariff.Rate;
import io.wattledger.kernel.tariff.RatePrices;
import io.wattledger.kernel.tariff.TariffPlan;
import io.wattledger.kernel.tariff.Tier;
import io.wattledger.kernel.tariff.TierPeriod;
import io.wattledger.kernel.tariff.Tiers;
import io.wattledger.kernel.tariff.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts in few words: what a test does not care about has a fixed value. */
public final class Facts {

    public static final SiteId SITE = SiteId.of("site-1");
    public static final SiteId OTHER_SITE = SiteId.of("site-2");
    public static final BuildingId BUILDING = BuildingId.of("building-1");
    public static final GatewayId GATEWAY = GatewayId.of("gateway-1");
    public static final TariffId TARIFF = TariffId.of("tariff-1");
    public static final Instant DAWN = Instant.parse("2026-03-01T00:00:00Z");

    private Facts() {}

    public static SiteRegistered site(SiteId site) {
        return new SiteRegistered(site, "Campus " + site, "Asia/Shanghai");
    }

    public static BuildingRegistered building(BuildingId building, SiteId site) {
        return new BuildingRegistered(building, site, "Dormitory " + building, 6);
    }

    public static UnitRegistered unit(UnitId unit, BuildingId building, SiteId site) {
        return new UnitRegistered(unit, building, site, 3, "3" + unit.value(), 124_500L);
    }

    public static GatewayRegistered gateway(GatewayId gateway, SiteId site) {
        return new GatewayRegistered(
                gateway,
                site,
                "Gateway " + gateway,
                LinkKind.RTU_OVER_TCP,
                "10.0.0.9",
                null,
                null,
                true,
                List.of(new BusSettings(1, 9001, 9600, Parity.EVEN)));
    }

    public static TariffDefined tariff(TariffId tariff, SiteId site) {
        return new TariffDefined(tariff, site, "Living", 1, new TariffPlan.Flat(Price.parse("0.6500")), DAWN);
    }

    /** By day and night, and amount; counts a day after the first version. */
    public static TariffRevised tariffRevised(TariffId tariff, SiteId site) {
        RatePrices prices = new RatePrices(null, Price.parse("0.9000"), null, Price.parse("0.3000"), null);
        Timetable hours = Timetable.everyDay(List.of(new DaySegment(0, Rate.VALLEY), new DaySegment(480, Rate.PEAK)));
        Tiers tiers = new Tiers(TierPeriod.MONTH, List.of(new Tier(Energy.parse("200.00"), Price.parse("0.0500"))));
        return new TariffRevised(
                tariff, site, 2, new TariffPlan.TimeOfUseTiered(prices, hours, tiers), DAWN.plusSeconds(86_400));
    }

    public static MeterRegistered meter(MeterId meter, SiteId site, @Nullable UnitId unit) {
        return new MeterRegistered(meter, site, serialOf(meter), "ref-prepaid-v1", 1, GATEWAY, 1, 5, unit, 1, 1);
    }

    public static SerialNumber serialOf(MeterId meter) {
        return SerialNumber.of(
                String.format("%012d", Math.floorMod(meter.value().hashCode(), 1_000_000_000)));
    }

    public static AccountOpened opened(AccountId account, SiteId site, UnitId unit) {
        return new AccountOpened(account, site, unit, SealedPersonalData.of("c2VhbGVk"), BalanceHeld.METER);
    }

    public static MeterAttached attached(AccountId account, MeterId meter, OperationId opening) {
        return attached(account, meter, opening, Money.ZERO);
    }

    public static MeterAttached attached(AccountId account, MeterId meter, OperationId opening, Money balance) {
        return new MeterAttached(account, SITE, meter, opening, serialOf(meter), TARIFF, balance);
    }

    public static CreditSold sold(AccountId account, MeterId meter, OperationId sale, String amount, long receipt) {
        return new CreditSold(
                account,
                SITE,
                meter,
                sale,
                Money.parse(amount),
                Money.ZERO,
                Money.ZERO,
                Money.parse(amount),
                PaymentMethod.CASH,
                receipt,
                DAWN);
    }

    public static MeterMoneySnapshot snapshot(MeterId meter, int count, String balance, Instant at) {
        return new MeterMoneySnapshot(serialOf(meter), count, Money.parse(balance), at);
    }

    public static MoneyWriteIntended intended(
            AccountId account,
            OperationId operation,
            MoneyWriteKind kind,
            int attempt,
            Money amount,
            MeterId meter,
            MeterMoneySnapshot before) {
        return new MoneyWriteIntended(
                account, SITE, meter, operation, kind, attempt, amount, before.count() + 1, 77L, before);
    }

    public static MoneyWriteConfirmed confirmed(
            AccountId account,
            MeterId meter,
            OperationId operation,
            MoneyWriteKind kind,
            Money amount,
            MeterMoneySnapshot before,
            MeterMoneySnapshot after) {
        return new MoneyWriteConfirmed(account, SITE, meter, operation, kind, amount, before, after, evidence(1));
    }

    public static WriteEvidence evidence(int attempt) {
        return new WriteEvidence(GATEWAY, 1, attempt, "aa", "bb", "cc");
    }

    public static MoneyWriteNotApplied notApplied(
            AccountId account, MeterId meter, OperationId operation, MeterMoneySnapshot found) {
        return notApplied(account, meter, operation, MoneyWriteKind.SALE, found);
    }

    public static MoneyWriteNotApplied notApplied(
            AccountId account, MeterId meter, OperationId operation, MoneyWriteKind kind, MeterMoneySnapshot found) {
        return new MoneyWriteNotApplied(
                account,
                SITE,
                meter,
                operation,
                kind,
                1,
                found,
                evidence(1),
                found.readAt().plusSeconds(2));
    }

    public static MoneyWriteRefused refused(
            AccountId account, MeterId meter, OperationId operation, Money amount, MeterMoneySnapshot found) {
        return refused(account, meter, operation, MoneyWriteKind.SALE, amount, found);
    }

    public static MoneyWriteRefused refused(
            AccountId account,
            MeterId meter,
            OperationId operation,
            MoneyWriteKind kind,
            Money amount,
            MeterMoneySnapshot found) {
        return new MoneyWriteRefused(
                account,
                SITE,
                meter,
                operation,
                kind,
                amount,
                UndeliveredCause.REFUSED_BY_METER,
                0x14,
                found,
                found.readAt());
    }

    public static MoneyWriteOutcomeUnknown unknown(
            AccountId account, MeterId meter, OperationId operation, Instant at) {
        return unknown(account, meter, operation, MoneyWriteKind.SALE, at);
    }

    public static MoneyWriteOutcomeUnknown unknown(
            AccountId account, MeterId meter, OperationId operation, MoneyWriteKind kind, Instant at) {
        return new MoneyWriteOutcomeUnknown(account, SITE, meter, operation, kind, 1, "silent", at);
    }

    public static OutcomeSettled settled(
            AccountId account, MeterId meter, OperationId operation, Money amount, SettledAs outcome, Instant at) {
        return settled(account, meter, operation, MoneyWriteKind.SALE, amount, outcome, at);
    }

    public static OutcomeSettled settled(
            AccountId account,
            MeterId meter,
            OperationId operation,
            MoneyWriteKind kind,
            Money amount,
            SettledAs outcome,
            Instant at) {
        return new OutcomeSettled(
                account,
                SITE,
                meter,
                operation,
                kind,
                amount,
                outcome,
                "looked at the display",
                "photo 12",
                ApprovalId.of("approval-1"),
                at);
    }

    public static MeterQuarantined quarantined(
            AccountId account, MeterId meter, OperationId operation, int expected, int found, Instant at) {
        return new MeterQuarantined(
                account, SITE, meter, operation, "count-differs", expected, found, Money.parse("12.34"), at);
    }

    public static MeterReleased released(AccountId account, MeterId meter, int base, Instant at) {
        return new MeterReleased(
                account, SITE, meter, base, Money.ZERO, "seen on site", ApprovalId.of("approval-2"), at);
    }

    public static RelayOrdered relayOrdered(MeterId meter, OperationId operation, RelayMode mode) {
        return new RelayOrdered(meter, SITE, operation, mode, "maintenance", null, DAWN.plus(Duration.ofDays(1)));
    }

    public static TariffOrdered tariffOrdered(MeterId meter, OperationId operation) {
        return new TariffOrdered(
                meter,
                SITE,
                operation,
                TARIFF,
                1,
                new TariffPlan.Flat(Price.parse("0.6500")),
                DAWN,
                DAWN.plus(Duration.ofDays(1)));
    }

    public static ApprovalRequested settlementRequested(
            ApprovalId approval, AccountId account, MeterId meter, OperationId operation) {
        return new ApprovalRequested(
                approval,
                SITE,
                new ApprovalSubject.Settlement(account, meter, operation, SettledAs.APPLIED, "display", "photo"),
                OperatorId.of("op-7"),
                DAWN,
                DAWN.plus(Duration.ofDays(7)));
    }

    /** A refund of this amount, or of all; one that waits for an approval names it. */
    public static RefundRequested refundRequested(
            AccountId account,
            MeterId meter,
            OperationId refund,
            @Nullable Money amount,
            @Nullable ApprovalId approval,
            Instant at) {
        return new RefundRequested(account, SITE, meter, refund, amount, "moves out", approval, at);
    }

    public static CorrectionRequested corrected(
            AccountId account,
            MeterId meter,
            OperationId correction,
            OperationId original,
            MoneyWriteKind kind,
            Money amount,
            Instant at) {
        return new CorrectionRequested(account, SITE, meter, correction, original, kind, amount, "wrong room", at);
    }

    public static MoneyWriteCancelled cancelled(
            AccountId account, MeterId meter, OperationId operation, MoneyWriteKind kind, Money amount, Instant at) {
        return new MoneyWriteCancelled(account, SITE, meter, operation, kind, amount, at);
    }

    public static UndeliveredReturned returned(
            AccountId account, MeterId meter, OperationId sale, Money amount, long receipt, Instant at) {
        return new UndeliveredReturned(account, SITE, meter, sale, amount, amount, PaymentMethod.CASH, receipt, at);
    }

    public static DebtRecorded debt(AccountId account, DebtId debt, Money amount, Instant at) {
        return new DebtRecorded(account, SITE, debt, amount, DebtCause.ENTERED, Instalment.USUAL, "from before", at);
    }

    public static CreditRedelivered redelivered(
            AccountId account, MeterId meter, OperationId next, OperationId original, Money amount, Instant at) {
        return new CreditRedelivered(account, SITE, meter, next, original, meter, amount, amount, at);
    }

    public static OwnerChangeRequested ownerChangeRequested(
            AccountId account, int tenure, OperationId refund, Instant at) {
        SealedPersonalData customer = SealedPersonalData.of("c2VhbGVk" + tenure);
        return new OwnerChangeRequested(
                account, SITE, tenure, customer, OwnerSettlement.SETTLE, List.of(refund), "moves out", at);
    }

    public static CreditTransferRequested transferRequested(
            AccountId account, MeterId from, OperationId operation, MeterId to, Money amount, Instant at) {
        OperationId forward = OperationId.of("forward-of-" + operation);
        return new CreditTransferRequested(account, SITE, from, operation, to, forward, amount, "moved", at);
    }

    public static TransferForwarded forwarded(
            AccountId account,
            MeterId to,
            OperationId next,
            MeterId from,
            OperationId previous,
            Money amount,
            Instant at) {
        return new TransferForwarded(account, SITE, to, next, previous, from, amount, at);
    }

    public static RefundPaidOut paidOut(
            AccountId account, MeterId meter, OperationId refund, Money amount, long receipt, Instant at) {
        return new RefundPaidOut(account, SITE, meter, refund, amount, PaymentMethod.CASH, receipt, at);
    }

    public static ClosureStarted closureStarted(AccountId account, Instant at) {
        return new ClosureStarted(account, SITE, "moves out", RelayMode.PREPAID, at);
    }

    public static ClearingOrdered clearingOrdered(
            AccountId account, MeterId meter, OperationId clearing, OperationId relay, Instant at) {
        return new ClearingOrdered(account, SITE, meter, clearing, RelayMode.PREPAID, relay, at);
    }

    public static SettlementEstimated estimated(AccountId account, MeterId meter, Money balance, Instant at) {
        return new SettlementEstimated(
                account,
                SITE,
                meter,
                balance,
                Energy.parse("12.30"),
                "the meter burnt",
                "photo 13",
                ApprovalId.of("approval-3"),
                at);
    }

    public static FinalReadingTaken finalReading(AccountId account, MeterId meter, OperationId clearing, Instant at) {
        Energy total = Energy.parse("12.30");
        Energy none = Energy.parse("0.00");
        EnergyRegisters energy = new EnergyRegisters(total, none, none, total, none);
        return new FinalReadingTaken(account, SITE, meter, clearing, new FinalReading(energy, null, at));
    }

    public static ReplacementStarted replacementStarted(
            AccountId account, MeterId old, MeterId successor, OperationId opening, OperationId tiers, Instant at) {
        return new ReplacementStarted(
                account, SITE, old, successor, serialOf(successor), TARIFF, opening, tiers, "display dead", at);
    }

    public static TierPositionOrdered tiersOrdered(MeterId meter, OperationId operation) {
        TierPosition position = new TierPosition(Energy.parse("42.00"), LocalDateTime.of(2026, 3, 1, 0, 0));
        return new TierPositionOrdered(meter, SITE, operation, position, DAWN.plus(Duration.ofDays(1)));
    }
}
