package io.wattledger.query.account;

import static io.wattledger.query.history.Facts.DAWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.event.DomainEvent;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.money.Money;
import io.wattledger.query.history.Facts;
import io.wattledger.query.history.RandomHistory;
import io.wattledger.query.history.ReadModels;
import io.wattledger.query.history.RecordedEvents;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.MemoryViews;
import io.wattledger.query.projection.ViewJson;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BalanceEquationTest {

    private static final AccountId ACCOUNT = AccountId.of("account-1");
    private static final MeterId METER = MeterId.of("meter-1");
    private static final OperationId OPENING = OperationId.of("opening");
    private static final OperationId SALE = OperationId.of("sale");
    private static final Money HUNDRED = Money.parse("100.00");

    private final RecordedEvents events = new RecordedEvents();

    @ParameterizedTest
    @ValueSource(longs = {3, 5, 8, 13})
    void whateverHappens_whatWasSoldAndTransferredInIsConfirmedInFlightUnknownUndeliveredOrReturned(long seed) {
        RecordedEvents invented = new RecordedEvents();
        new RandomHistory(invented, seed, 4).go(500);
        MemoryViews views = new MemoryViews();
        for (Fact fact : ReadModels.factsOf(invented)) {
            ReadModels.projector().apply(List.of(fact), views);
            views.all(AccountProjection.COLLECTION)
                    .values()
                    .forEach(document -> ViewJson.toView(document, AccountView.class)
                            .purses()
                            .forEach(purse -> assertThat(purse.confirmed()
                                            .plus(purse.inFlight())
                                            .plus(purse.unknown())
                                            .plus(purse.undelivered())
                                            .plus(purse.returned()))
                                    .as("after %s", fact)
                                    .isEqualTo(purse.sold()
                                            .plus(purse.transferred().in()))));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 5, 8, 13})
    void whateverHappens_whatOneMeterOfAnAccountGaveAnotherOneReceives(long seed) {
        RecordedEvents invented = new RecordedEvents();
        new RandomHistory(invented, seed, 20).go(2_000);
        MemoryViews views = new MemoryViews();
        ReadModels.projector().apply(ReadModels.factsOf(invented), views);

        List<AccountView> accounts = views.all(AccountProjection.COLLECTION).values().stream()
                .map(document -> ViewJson.toView(document, AccountView.class))
                .toList();
        assertThat(accounts)
                .anyMatch(account -> total(account, purse -> purse.transferred().out()) > 0);
        assertThat(accounts)
                .allMatch(account -> total(account, purse -> purse.transferred().out())
                        == total(account, purse -> purse.transferred().in()));
    }

    private static long total(AccountView account, Function<PurseView, Money> part) {
        return account.purses().stream().map(part).mapToLong(Money::fen).sum();
    }

    @Test
    void givenASaleThatWasAccepted_thenItIsSoldAndInFlightAndNothingElse() {
        openPurse();
        happened(Facts.sold(ACCOUNT, METER, SALE, "100.00", 1));

        assertParts("100.00", "0.00", "100.00", "0.00", "0.00");
    }

    @Test
    void givenASaleThatWasConfirmed_thenTheMetersOwnWordIsShownWithItsAge() {
        openPurse();
        var before = Facts.snapshot(METER, 9, "10.00", DAWN.plusSeconds(10));
        var after = Facts.snapshot(METER, 10, "109.99", DAWN.plusSeconds(11));
        happened(Facts.sold(ACCOUNT, METER, SALE, "100.00", 1));
        happened(Facts.intended(ACCOUNT, SALE, MoneyWriteKind.SALE, 1, HUNDRED, METER, before));
        happened(Facts.confirmed(ACCOUNT, METER, SALE, MoneyWriteKind.SALE, HUNDRED, before, after));

        assertParts("100.00", "100.00", "0.00", "0.00", "0.00");
        assertThat(purse().onMeter()).isEqualTo(new PurseView.OnMeter(Money.parse("109.99"), 10, DAWN.plusSeconds(11)));
    }

    @Test
    void givenAnUnknownOutcomeThatPeopleSettledAsNotApplied_thenTheMoneyIsUndelivered() {
        openPurse();
        var before = Facts.snapshot(METER, 9, "10.00", DAWN.plusSeconds(10));
        happened(Facts.sold(ACCOUNT, METER, SALE, "100.00", 1));
        happened(Facts.intended(ACCOUNT, SALE, MoneyWriteKind.SALE, 1, HUNDRED, METER, before));
        happened(Facts.unknown(ACCOUNT, METER, SALE, DAWN));
        assertParts("100.00", "0.00", "0.00", "100.00", "0.00");

        happened(Facts.settled(ACCOUNT, METER, SALE, HUNDRED, SettledAs.NOT_APPLIED, DAWN));
        assertParts("100.00", "0.00", "0.00", "0.00", "100.00");
    }

    @Test
    void givenAQuarantineBeforeAnythingWasSent_thenTheSaleStillWaits() {
        openPurse();
        happened(Facts.sold(ACCOUNT, METER, SALE, "100.00", 1));
        happened(Facts.quarantined(ACCOUNT, METER, SALE, 9, 12, DAWN));

        assertParts("100.00", "0.00", "100.00", "0.00", "0.00");
        assertThat(purse().quarantine()).isNotNull();
    }

    @Test
    void givenAnOpeningThatIsNotConfirmed_thenThePurseIsNotOpen() {
        happened(Facts.opened(ACCOUNT, Facts.SITE, UnitId.of("unit-1")));
        happened(Facts.attached(ACCOUNT, METER, OPENING));

        assertThat(purse().open()).isFalse();
        assertThat(purse().hasPending()).isTrue();
    }

    @Test
    void givenASaleThatWasCancelledAndHandedBack_thenItIsReturned() {
        openPurse();
        happened(Facts.sold(ACCOUNT, METER, SALE, "100.00", 1));
        happened(Facts.cancelled(ACCOUNT, METER, SALE, MoneyWriteKind.SALE, HUNDRED, DAWN));
        assertParts("100.00", "0.00", "0.00", "0.00", "100.00");

        happened(Facts.returned(ACCOUNT, METER, SALE, HUNDRED, 2, DAWN));
        assertParts("100.00", "0.00", "0.00", "0.00", "0.00");
        assertThat(purse().returned()).isEqualTo(HUNDRED);
    }

    @Test
    void givenASaleThatWasRedelivered_thenItsMoneyIsCountedOnce() {
        openPurse();
        happened(Facts.sold(ACCOUNT, METER, SALE, "100.00", 1));
        happened(Facts.cancelled(ACCOUNT, METER, SALE, MoneyWriteKind.SALE, HUNDRED, DAWN));
        happened(Facts.redelivered(ACCOUNT, METER, OperationId.of("again"), SALE, HUNDRED, DAWN));

        assertParts("100.00", "0.00", "100.00", "0.00", "0.00");
    }

    @Test
    void givenASaleThatWasReversed_thenItIsNoLongerSold() {
        openPurse();
        happened(Facts.sold(ACCOUNT, METER, SALE, "100.00", 1));
        applied(SALE, MoneyWriteKind.SALE, HUNDRED, 9);
        OperationId correction = OperationId.of("correction");
        happened(Facts.corrected(ACCOUNT, METER, correction, SALE, MoneyWriteKind.SALE_REVERSAL, HUNDRED, DAWN));
        assertParts("100.00", "100.00", "0.00", "0.00", "0.00");

        applied(correction, MoneyWriteKind.SALE_REVERSAL, HUNDRED, 10);
        assertParts("0.00", "0.00", "0.00", "0.00", "0.00");
    }

    @Test
    void givenARefundOfAll_thenItsAmountIsWhatTheIntentFixedAndWhatIsSoldStays() {
        openPurse();
        OperationId refund = OperationId.of("refund");
        happened(Facts.refundRequested(ACCOUNT, METER, refund, null, null, DAWN));
        assertThat(purse().hasPending()).isTrue();

        applied(refund, MoneyWriteKind.REFUND, Money.parse("12.34"), 9);
        assertThat(purse().refunded()).isEqualTo(Money.parse("12.34"));
        assertThat(purse().hasPending()).isFalse();
        assertParts("0.00", "0.00", "0.00", "0.00", "0.00");
    }

    private void applied(OperationId operation, MoneyWriteKind kind, Money amount, int count) {
        var before = Facts.snapshot(METER, count, "100.00", DAWN);
        happened(Facts.intended(ACCOUNT, operation, kind, 1, amount, METER, before));
        happened(Facts.confirmed(
                ACCOUNT, METER, operation, kind, amount, before, Facts.snapshot(METER, count + 1, "100.00", DAWN)));
    }

    private void openPurse() {
        happened(Facts.opened(ACCOUNT, Facts.SITE, UnitId.of("unit-1")));
        happened(Facts.attached(ACCOUNT, METER, OPENING));
        var before = Facts.snapshot(METER, 8, "0.00", DAWN);
        happened(Facts.intended(ACCOUNT, OPENING, MoneyWriteKind.OPENING, 1, Money.ZERO, METER, before));
        happened(Facts.confirmed(
                ACCOUNT,
                METER,
                OPENING,
                MoneyWriteKind.OPENING,
                Money.ZERO,
                before,
                Facts.snapshot(METER, 9, "0.00", DAWN)));
        assertThat(purse().open()).isTrue();
    }

    private void happened(DomainEvent event) {
        events.record(ACCOUNT.value(), event, DAWN);
    }

    private PurseView purse() {
        MemoryViews views = new MemoryViews();
        ReadModels.projector().apply(ReadModels.factsOf(events), views);
        return views.all(AccountProjection.COLLECTION).values().stream()
                .map(document -> ViewJson.toView(document, AccountView.class))
                .findFirst()
                .orElseThrow()
                .purses()
                .get(0);
    }

    private void assertParts(String sold, String confirmed, String inFlight, String unknown, String undelivered) {
        PurseView purse = purse();
        assertThat(List.of(purse.sold(), purse.confirmed(), purse.inFlight(), purse.unknown(), purse.undelivered()))
                .containsExactly(
                        Money.parse(sold),
                        Money.parse(confirmed),
                        Money.parse(inFlight),
                        Money.parse(unknown),
                        Money.parse(undelivered));
    }
}
