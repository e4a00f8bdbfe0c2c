package io.wattledger.query.account;

import static io.wattledger.query.history.Facts.DAWN;
import static io.wattledger.query.history.Facts.SITE;
import static io.wattledger.query.history.Facts.TARIFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.CreditLevel;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.AccountOpened;
import io.wattledger.kernel.event.ConsumptionCharged;
import io.wattledger.kernel.event.CreditLevelChanged;
import io.wattledger.kernel.event.FeeCharged;
import io.wattledger.kernel.event.MeteringBegun;
import io.wattledger.kernel.event.MoneyBooked;
import io.wattledger.kernel.event.ReadingContradicted;
import io.wattledger.kernel.id.AccountId;
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
import io.wattledger.query.account.HeldView.HeldMeter;
import io.wattledger.query.history.Facts;
import io.wattledger.query.history.ReadModels;
import io.wattledger.query.history.RecordedEvents;
import io.wattledger.query.ledger.LedgerEntry;
import io.wattledger.query.ledger.LedgerProjection;
import io.wattledger.query.operation.OperationProjection;
import io.wattledger.query.operation.OperationView;
import io.wattledger.query.projection.MemoryViews;
import io.wattledger.query.projection.ViewJson;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

/** An account whose balance we hold, as the views and statements tell it. */
class HeldBalanceViewTest {

    private static final AccountId ACCOUNT = AccountId.of("account-1");
    private static final MeterId METER = MeterId.of("meter-1");
    private static final OperationId OPENING = OperationId.of("opening");
    private static final OperationId SALE = OperationId.of("sale");
    private static final Instant MORNING = DAWN.plus(Duration.ofHours(26));

    private record Stored(AccountEvent event, Instant at) {}

    private final List<Stored> stored = new ArrayList<>();

    private void happened(AccountEvent event, Instant storedAt) {
        stored.add(new Stored(event, storedAt));
    }

    private MemoryViews views() {
        RecordedEvents events = new RecordedEvents();
        stored.forEach(it -> events.record(ACCOUNT.value(), it.event(), it.at()));
        MemoryViews views = new MemoryViews();
        ReadModels.projector().apply(ReadModels.factsOf(events), views);
        return views;
    }

    private AccountView account() {
        return views().all(AccountProjection.COLLECTION).values().stream()
                .map(document -> ViewJson.toView(document, AccountView.class))
                .findFirst()
                .orElseThrow();
    }

    private AccountView statement(Instant at, Instant knownAt) {
        InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine();
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (Stored it : stored) {
            messages.add(new GenericDomainEventMessage<>(
                    "Account",
                    ACCOUNT.value(),
                    messages.size(),
                    new GenericEventMessage<>(it.event(), Map.of()),
                    it::at));
        }
        engine.appendEvents(messages);
        EmbeddedEventStore store =
                EmbeddedEventStore.builder().storageEngine(engine).build();
        return new AccountHistory(store, new AccountProjection())
                .at(ACCOUNT, at, knownAt)
                .orElseThrow();
    }

    private static EnergyRegisters registers(long centiKwh) {
        Energy nothing = Energy.ofCentiKwh(0);
        Energy flat = Energy.ofCentiKwh(centiKwh);
        return new EnergyRegisters(flat, nothing, nothing, flat, nothing);
    }

    private static PlanCost cost(long centiKwh) {
        return new TariffPlan.Flat(Price.parse("0.6511"))
                .costOf(Map.of(Rate.FLAT, Energy.ofCentiKwh(centiKwh)), Energy.ofCentiKwh(0));
    }

    private void open() {
        happened(
                new AccountOpened(
                        ACCOUNT, SITE, UnitId.of("unit-1"), SealedPersonalData.of("c2VhbGVk"), BalanceHeld.SERVER),
                DAWN);
        happened(Facts.attached(ACCOUNT, METER, OPENING), DAWN);
        happened(
                new MoneyBooked(
                        ACCOUNT, SITE, METER, OPENING, MoneyWriteKind.OPENING, Money.ZERO, MicroYuan.ZERO, DAWN),
                DAWN);
        happened(new CreditLevelChanged(ACCOUNT, SITE, CreditLevel.ARREARS, MicroYuan.ZERO, DAWN), DAWN);
        happened(new MeteringBegun(ACCOUNT, SITE, METER, registers(100), DAWN), DAWN.plusSeconds(1));
    }

    private void sell(Instant at) {
        happened(Facts.sold(ACCOUNT, METER, SALE, "100.00", 1), at);
        MicroYuan hundred = MicroYuan.of(Money.parse("100.00"));
        happened(
                new MoneyBooked(ACCOUNT, SITE, METER, SALE, MoneyWriteKind.SALE, Money.parse("100.00"), hundred, at),
                at);
    }

    /** A reading taken then, and charged a little later. */
    private void charge(Instant readAt, Instant storedAt) {
        happened(
                new ConsumptionCharged(
                        ACCOUNT,
                        SITE,
                        METER,
                        LocalDate.of(2026, 3, 1),
                        1,
                        registers(100),
                        registers(201),
                        TARIFF,
                        1,
                        Energy.ofCentiKwh(0),
                        cost(101),
                        Money.ofFen(66),
                        MicroYuan.ofMicros(100_000_000 - 657_611),
                        readAt),
                storedAt);
    }

    @Test
    void givenASale_thenItsOperationIsConfirmedAndNothingIsInFlight() {
        open();
        sell(DAWN.plusSeconds(60));

        PurseView purse = account().purses().get(0);
        assertThat(purse.confirmed()).isEqualTo(Money.parse("100.00"));
        assertThat(purse.inFlight()).isEqualTo(Money.ZERO);
        OperationView sale = views().all(OperationProjection.COLLECTION).values().stream()
                .map(document -> ViewJson.toView(document, OperationView.class))
                .filter(operation -> operation.id().equals(SALE))
                .findFirst()
                .orElseThrow();
        assertThat(sale.progress().state()).isEqualTo(OperationState.CONFIRMED);
    }

    @Test
    void givenACharge_thenTheBalanceIsExactAndTheLedgerAddsUpInWholeFen() {
        open();
        sell(DAWN.plusSeconds(60));
        charge(MORNING, MORNING.plusSeconds(2));
        happened(
                new FeeCharged(
                        ACCOUNT,
                        SITE,
                        YearMonth.of(2026, 4),
                        Money.parse("9.00"),
                        MicroYuan.ofMicros(91_000_000 - 657_611),
                        MORNING),
                MORNING.plusSeconds(3));

        HeldView held = account().held();
        assertThat(held).isNotNull();
        assertThat(held.balance()).isEqualTo(MicroYuan.ofMicros(91_000_000 - 657_611));
        assertThat(held.fees()).isEqualTo(Money.parse("9.00"));
        assertThat(held.meter(METER).map(HeldMeter::cost)).contains(MicroYuan.ofMicros(657_611));
        List<LedgerEntry> entries = views().all(LedgerProjection.COLLECTION).values().stream()
                .map(document -> ViewJson.toView(document, LedgerEntry.class))
                .toList();
        assertThat(entries.stream()
                        .filter(entry -> entry.type().equals("account.consumption-charged"))
                        .map(LedgerEntry::charge))
                .singleElement()
                .satisfies(charge -> assertThat(charge.cost()).isEqualTo(cost(101)));
        assertThat(entries.stream().filter(entry -> entry.meterId() == null).map(LedgerEntry::amount))
                .containsExactly(Money.parse("9.00"));
    }

    @Test
    void aStatementCountsAReadingWhenItWasTakenAndKnowsItWhenItWasStored() {
        open();
        charge(MORNING, MORNING.plusSeconds(20));
        sell(MORNING.plusSeconds(10));

        Instant between = MORNING.plusSeconds(5);
        Instant later = MORNING.plusSeconds(60);
        assertThat(balance(statement(later, later))).isEqualTo(100_000_000 - 657_611);
        assertThat(balance(statement(between, later)))
                .as("charged, not paid yet")
                .isEqualTo(-657_611);
        assertThat(balance(statement(later, MORNING.plusSeconds(15))))
                .as("paid, and the charge not known yet")
                .isEqualTo(100_000_000);
    }

    @Test
    void aReadingThatContradictsIsShownAsAQuarantineWithoutCounts() {
        open();
        happened(
                new ReadingContradicted(
                        ACCOUNT, SITE, METER, "energy-went-back", registers(100), registers(7), MORNING),
                MORNING);

        assertThat(account().purses().get(0).quarantine())
                .isEqualTo(new PurseView.Quarantine("energy-went-back", null, null, MORNING));
    }

    private static long balance(AccountView account) {
        HeldView held = account.held();
        assertThat(held).isNotNull();
        return held.balance().micros();
    }
}
