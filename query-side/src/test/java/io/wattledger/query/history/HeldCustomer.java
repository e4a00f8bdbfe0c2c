package io.wattledger.query.history;

import static io.wattledger.query.history.Facts.SITE;
import static io.wattledger.query.history.Facts.TARIFF;

import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.CreditLevel;
import io.wattledger.kernel.account.CreditRules;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.event.AccountOpened;
import io.wattledger.kernel.event.BalanceAdjusted;
import io.wattledger.kernel.event.ConsumptionCharged;
import io.wattledger.kernel.event.CreditLevelChanged;
import io.wattledger.kernel.event.DomainEvent;
import io.wattledger.kernel.event.FeeCharged;
import io.wattledger.kernel.event.MeteringBegun;
import io.wattledger.kernel.event.MoneyBooked;
import io.wattledger.kernel.event.MonthlyFeeAgreed;
import io.wattledger.kernel.event.ReadingContradicted;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.tariff.PlanCost;
import io.wattledger.kernel.tariff.Rate;
import io.wattledger.kernel.tariff.TariffPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** A customer with one meter, whose balance we hold. */
final class HeldCustomer {

    private static final AccountId ACCOUNT = AccountId.of("account-held");
    private static final MeterId METER = MeterId.of("meter-held");

    private final BiConsumer<String, DomainEvent> told;
    private final Supplier<Instant> now;
    private final Random random;
    private MicroYuan balance = MicroYuan.ZERO;
    private CreditLevel level = CreditLevel.NORMAL;
    private LocalDate day;
    private YearMonth month;
    private long centiKwh = 1_000;
    private long receipts;
    private int operations;

    /** A customer from the opening on, with dice of its own. */
    HeldCustomer(BiConsumer<String, DomainEvent> told, Supplier<Instant> now, long seed) {
        this.told = told;
        this.now = now;
        this.random = new Random(seed);
        this.day = LocalDate.ofInstant(now.get(), ZoneOffset.UTC);
        this.month = YearMonth.from(day);
        told.accept(METER.value(), Facts.meter(METER, SITE, null));
        tell(new AccountOpened(
                ACCOUNT, SITE, UnitId.of("unit-held"), SealedPersonalData.of("c2VhbGVk"), BalanceHeld.SERVER));
        OperationId opening = next("opening");
        tell(Facts.attached(ACCOUNT, METER, opening));
        book(opening, MoneyWriteKind.OPENING, Money.ZERO);
        tell(new MeteringBegun(ACCOUNT, SITE, METER, registers(), now.get()));
    }

    /** Something happens. */
    void turn() {
        switch (random.nextInt(6)) {
            case 0, 1 -> sell();
            case 2, 3 -> use();
            case 4 -> decide();
            default -> agreeOnFee();
        }
    }

    private void sell() {
        OperationId sale = next("sale");
        Money amount = Money.ofFen(100 + random.nextInt(9_000));
        tell(Facts.sold(ACCOUNT, METER, sale, amount.toString(), ++receipts));
        book(sale, MoneyWriteKind.SALE, amount);
    }

    private void use() {
        EnergyRegisters from = registers();
        long used = random.nextLong(1, 4_001);
        centiKwh += used;
        PlanCost cost = new TariffPlan.Flat(Price.parse("0.6511"))
                .costOf(Map.of(Rate.FLAT, Energy.ofCentiKwh(used)), Energy.ofCentiKwh(0));
        Money before = balance.floorToFen();
        balance = balance.minus(cost.total());
        tell(new ConsumptionCharged(
                ACCOUNT,
                SITE,
                METER,
                day,
                1,
                from,
                registers(),
                TARIFF,
                1,
                Energy.ofCentiKwh(0),
                cost,
                before.minus(balance.floorToFen()),
                balance,
                now.get()));
        day = day.plusDays(1);
        cross();
    }

    private void decide() {
        if (random.nextInt(3) == 0) {
            tell(new ReadingContradicted(
                    ACCOUNT, SITE, METER, "energy-went-back", registers(), registers(), now.get()));
            tell(Facts.released(ACCOUNT, METER, 0, now.get()));
            tell(new MeteringBegun(ACCOUNT, SITE, METER, registers(), now.get()));
            return;
        }
        Money difference = Money.ofFen(1 + random.nextInt(500));
        balance = balance.plus(MicroYuan.of(difference));
        tell(new BalanceAdjusted(
                ACCOUNT, SITE, METER, difference, "counted", ApprovalId.of("approval-held"), balance, now.get()));
        cross();
    }

    private void agreeOnFee() {
        tell(new MonthlyFeeAgreed(ACCOUNT, SITE, Money.ofFen(900), false, month, now.get()));
        month = month.plusMonths(1);
        balance = balance.minus(MicroYuan.of(Money.ofFen(900)));
        tell(new FeeCharged(ACCOUNT, SITE, month, Money.ofFen(900), balance, now.get()));
        cross();
    }

    private void book(OperationId operation, MoneyWriteKind kind, Money amount) {
        balance = balance.plus(MicroYuan.of(kind.gain(amount)));
        tell(new MoneyBooked(ACCOUNT, SITE, METER, operation, kind, amount, balance, now.get()));
        cross();
    }

    private void cross() {
        CreditLevel next = CreditRules.USUAL.levelOf(balance, level);
        if (next != level) {
            level = next;
            tell(new CreditLevelChanged(ACCOUNT, SITE, level, balance, now.get()));
        }
    }

    private EnergyRegisters registers() {
        Energy nothing = Energy.ofCentiKwh(0);
        Energy flat = Energy.ofCentiKwh(centiKwh);
        return new EnergyRegisters(flat, nothing, nothing, flat, nothing);
    }

    private OperationId next(String kind) {
        return OperationId.of("held-" + kind + "-" + ++operations);
    }

    private void tell(DomainEvent event) {
        told.accept(ACCOUNT.value(), event);
    }
}
