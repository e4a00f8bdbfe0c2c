package io.wattledger.query.operation;

import static io.wattledger.query.history.Facts.DAWN;
import static io.wattledger.query.history.Facts.SITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.event.DomainEvent;
import io.wattledger.kernel.event.OrderOutcomeUnknown;
import io.wattledger.kernel.event.OrderSent;
import io.wattledger.kernel.event.OrderSuperseded;
import io.wattledger.kernel.event.OrderVerified;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import io.wattledger.query.history.Facts;
import io.wattledger.query.history.ReadModels;
import io.wattledger.query.history.RecordedEvents;
import io.wattledger.query.operation.OperationView.Step;
import io.wattledger.query.operation.OperationView.StepKind;
import io.wattledger.query.projection.MemoryViews;
import io.wattledger.query.projection.Projector;
import io.wattledger.query.projection.ViewJson;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OperationProjectionTest {

    private static final AccountId ACCOUNT = AccountId.of("account-1");
    private static final MeterId METER = MeterId.of("meter-1");
    private static final OperationId SALE = OperationId.of("sale");
    private static final OperationId ORDER = OperationId.of("order");
    private static final Money HUNDRED = Money.parse("100.00");

    private final RecordedEvents events = new RecordedEvents();
    private int seconds;

    @Test
    void aSaleIsFollowedFromAcceptanceToTheProof() {
        var before = Facts.snapshot(METER, 9, "10.00", DAWN);
        var after = Facts.snapshot(METER, 10, "110.00", DAWN.plusSeconds(1));
        happened(ACCOUNT.value(), Facts.sold(ACCOUNT, METER, SALE, "100.00", 17));
        assertThat(operation(SALE).state()).isEqualTo(OperationState.PENDING);

        happened(ACCOUNT.value(), Facts.intended(ACCOUNT, SALE, MoneyWriteKind.SALE, 1, HUNDRED, METER, before));
        assertThat(operation(SALE).state()).isEqualTo(OperationState.SENT);
        assertThat(operation(SALE).purchaseCount()).isNull();

        happened(ACCOUNT.value(), Facts.confirmed(ACCOUNT, METER, SALE, MoneyWriteKind.SALE, HUNDRED, before, after));
        OperationResponse confirmed = operation(SALE);
        assertThat(confirmed.state()).isEqualTo(OperationState.CONFIRMED);
        assertThat(confirmed.receiptNumber()).isEqualTo(17);
        assertThat(confirmed.amount()).isEqualTo(HUNDRED);
        assertThat(confirmed.purchaseCount()).isEqualTo(10);
        assertThat(confirmed.before()).isEqualTo(before);
        assertThat(confirmed.after()).isEqualTo(after);
        assertThat(confirmed.operator()).isEqualTo("op-7");
        assertThat(confirmed.sequence()).isEqualTo(1);
        assertThat(confirmed.steps())
                .containsExactly(
                        new Step(StepKind.ACCEPTED, DAWN.plusSeconds(1), null, null),
                        new Step(StepKind.SENT, DAWN.plusSeconds(2), 1, null),
                        new Step(StepKind.READ_BACK, DAWN.plusSeconds(3), 1, null));
    }

    @Test
    void givenAnAttemptThatWasNotApplied_thenTheSaleWaitsForTheNext() {
        var before = Facts.snapshot(METER, 9, "10.00", DAWN);
        happened(ACCOUNT.value(), Facts.sold(ACCOUNT, METER, SALE, "100.00", 17));
        happened(ACCOUNT.value(), Facts.intended(ACCOUNT, SALE, MoneyWriteKind.SALE, 1, HUNDRED, METER, before));
        happened(ACCOUNT.value(), Facts.notApplied(ACCOUNT, METER, SALE, before));

        assertThat(operation(SALE).state()).isEqualTo(OperationState.PENDING);
        assertThat(operation(SALE).attempts()).isEqualTo(1);
    }

    @Test
    void givenARefusal_thenTheCauseAndTheMetersCodeAreShown() {
        var before = Facts.snapshot(METER, 9, "10.00", DAWN);
        happened(ACCOUNT.value(), Facts.sold(ACCOUNT, METER, SALE, "100.00", 17));
        happened(ACCOUNT.value(), Facts.refused(ACCOUNT, METER, SALE, HUNDRED, before));

        assertThat(operation(SALE).state()).isEqualTo(OperationState.REFUSED);
        assertThat(operation(SALE).cause()).isEqualTo("REFUSED_BY_METER");
        assertThat(operation(SALE).resultCode()).isEqualTo(0x14);
    }

    @Test
    void givenAnUnknownOutcome_thenItStaysUnknownUntilPeopleSettleIt() {
        var before = Facts.snapshot(METER, 9, "10.00", DAWN);
        happened(ACCOUNT.value(), Facts.sold(ACCOUNT, METER, SALE, "100.00", 17));
        happened(ACCOUNT.value(), Facts.intended(ACCOUNT, SALE, MoneyWriteKind.SALE, 1, HUNDRED, METER, before));
        happened(ACCOUNT.value(), Facts.unknown(ACCOUNT, METER, SALE, DAWN));
        happened(ACCOUNT.value(), Facts.quarantined(ACCOUNT, METER, SALE, 10, 12, DAWN));
        assertThat(operation(SALE).state()).isEqualTo(OperationState.UNKNOWN);

        happened(ACCOUNT.value(), Facts.settled(ACCOUNT, METER, SALE, HUNDRED, SettledAs.APPLIED, DAWN));
        assertThat(operation(SALE).state()).isEqualTo(OperationState.CONFIRMED);
        assertThat(operation(SALE).cause()).isNull();
    }

    @Test
    void givenAContradictionFoundWhileTheWriteIsOut_thenItsOutcomeIsUnknown() {
        var before = Facts.snapshot(METER, 9, "10.00", DAWN);
        happened(ACCOUNT.value(), Facts.sold(ACCOUNT, METER, SALE, "100.00", 17));
        happened(ACCOUNT.value(), Facts.intended(ACCOUNT, SALE, MoneyWriteKind.SALE, 1, HUNDRED, METER, before));
        happened(ACCOUNT.value(), Facts.quarantined(ACCOUNT, METER, SALE, 10, 12, DAWN));

        assertThat(operation(SALE).state()).isEqualTo(OperationState.UNKNOWN);
    }

    @Test
    void anOrderIsFollowedThroughDoubtToTheProof() {
        happened(METER.value(), Facts.relayOrdered(METER, ORDER, RelayMode.FORCED_OPEN));
        happened(METER.value(), new OrderSent(METER, SITE, ORDER, 1, DAWN));
        happened(METER.value(), new OrderOutcomeUnknown(METER, SITE, ORDER, "silent", DAWN));
        assertThat(operation(ORDER).state()).isEqualTo(OperationState.UNKNOWN);

        happened(METER.value(), new OrderSent(METER, SITE, ORDER, 2, DAWN));
        happened(METER.value(), new OrderVerified(METER, SITE, ORDER, Facts.evidence(2), DAWN));
        assertThat(operation(ORDER).state()).isEqualTo(OperationState.CONFIRMED);
        assertThat(operation(ORDER).attempts()).isEqualTo(2);
        assertThat(operation(ORDER).mode()).isEqualTo(RelayMode.FORCED_OPEN);
        assertThat(operation(ORDER).reason()).isEqualTo("maintenance");
    }

    @Test
    void aSupersededOrderNamesTheNewerOne() {
        OperationId newer = OperationId.of("newer");
        happened(METER.value(), Facts.relayOrdered(METER, ORDER, RelayMode.FORCED_OPEN));
        happened(METER.value(), Facts.relayOrdered(METER, newer, RelayMode.PREPAID));
        happened(METER.value(), new OrderSuperseded(METER, SITE, ORDER, newer));

        assertThat(operation(ORDER).state()).isEqualTo(OperationState.SUPERSEDED);
        assertThat(operation(ORDER).supersededBy()).isEqualTo(newer);
    }

    @Test
    void ofVeryManyStepsTheFirstAndTheLatestAreKept() {
        happened(METER.value(), Facts.relayOrdered(METER, ORDER, RelayMode.FORCED_OPEN));
        for (int attempt = 1; attempt <= 200; attempt++) {
            happened(METER.value(), new OrderSent(METER, SITE, ORDER, attempt, DAWN));
        }

        assertThat(operation(ORDER).steps()).hasSize(100);
        assertThat(operation(ORDER).steps().get(0).step()).isEqualTo(StepKind.ACCEPTED);
        assertThat(operation(ORDER).steps().get(99).attempt()).isEqualTo(200);
    }

    @Test
    void anOutcomeOfSomethingThatWasNeverAcceptedStopsTheProjection() {
        happened(METER.value(), new OrderVerified(METER, SITE, ORDER, Facts.evidence(2), DAWN));

        assertThatThrownBy(() -> operation(ORDER)).hasMessageContaining("never accepted");
    }

    private void happened(String stream, DomainEvent event) {
        events.record(stream, event, DAWN.plusSeconds(++seconds));
    }

    private OperationResponse operation(OperationId id) {
        MemoryViews views = new MemoryViews();
        new Projector(List.of(new OperationProjection())).apply(ReadModels.factsOf(events), views);
        return OperationResponse.of(ViewJson.toView(
                Objects.requireNonNull(views.all(OperationProjection.COLLECTION).get(id.value())),
                OperationView.class));
    }
}
