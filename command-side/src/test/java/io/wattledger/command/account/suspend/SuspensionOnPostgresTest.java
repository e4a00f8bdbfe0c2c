package io.wattledger.command.account.suspend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattledger.command.OnPostgres;
import io.wattledger.command.StandingClock;
import io.wattledger.command.Town;
import io.wattledger.command.meter.relay.ForcedModeEnd;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.command.OrderRelay;
import io.wattledger.kernel.command.RelaysOrdered;
import io.wattledger.kernel.command.ReportOrder;
import io.wattledger.kernel.command.ResumeAccount;
import io.wattledger.kernel.command.SellCredit;
import io.wattledger.kernel.command.SuspendAccount;
import io.wattledger.kernel.device.OrderVerdict;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.device.WriteEvidence;
import io.wattledger.kernel.event.RelayOrdered;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnPostgres
class SuspensionOnPostgresTest {

    private static final Duration A_DAY = Duration.ofHours(24);

    @Autowired
    Town town;

    @Autowired
    StandingClock clock;

    @Autowired
    ForcedModeEnd agenda;

    private MeterId meter;
    private AccountId account;

    @BeforeEach
    void openAnAccount() {
        meter = town.registerMeter(1);
        account = town.openAndConfirmed(meter, 1);
    }

    @Test
    void givenASuspension_thenItsRelaysAreOrderedOpenAndNothingIsSold() {
        OperationId order = suspend();

        assertThat(town.factsOf(meter)).last().isInstanceOfSatisfying(RelayOrdered.class, ordered -> {
            assertThat(ordered.operationId()).isEqualTo(order);
            assertThat(ordered.mode()).isEqualTo(RelayMode.FORCED_OPEN);
        });
        refused(
                ProblemType.ACCOUNT_SUSPENDED,
                () -> town.send(new SellCredit(
                        account, meter, town.operation(), Money.ofFen(1_000), PaymentMethod.CASH, false)));
        refused(
                ProblemType.METER_HELD_OPEN,
                () -> town.send(new OrderRelay(meter, town.operation(), RelayMode.PREPAID, "now", null, null)));
        refused(ProblemType.ALREADY_SUSPENDED, this::suspend);
    }

    @Test
    void whatTheMeterHasNotShownInTimeIsOrderedAgain() {
        suspend();

        later(A_DAY.minusSeconds(1));
        assertThat(modesOrdered()).containsExactly(RelayMode.FORCED_OPEN);
        later(Duration.ofSeconds(1));
        assertThat(modesOrdered()).containsExactly(RelayMode.FORCED_OPEN, RelayMode.FORCED_OPEN);
    }

    @Test
    void givenAResumption_thenTheRelayGoesBackToPrepaidControlUntilTheMeterShowsIt() {
        verify(suspend());
        OperationId back = resume();
        later(A_DAY);
        assertThat(modesOrdered()).containsExactly(RelayMode.FORCED_OPEN, RelayMode.PREPAID, RelayMode.PREPAID);
        assertThat(back).isNotNull();

        verify(lastOrder());
        later(A_DAY.multipliedBy(2));
        assertThat(modesOrdered()).hasSize(3);
        assertThat(town.sell(account, meter, Money.ofFen(1_000))).isNotNull();
        refused(ProblemType.NOT_SUSPENDED, this::resume);
    }

    private OperationId suspend() {
        return only(town.ask(new SuspendAccount(account, "away"), RelaysOrdered.class));
    }

    private OperationId resume() {
        return only(town.ask(new ResumeAccount(account, "back"), RelaysOrdered.class));
    }

    private OperationId only(RelaysOrdered ordered) {
        assertThat(ordered.relays()).hasSize(1);
        assertThat(ordered.relays().get(0).meterId()).isEqualTo(meter);
        return ordered.relays().get(0).operationId();
    }

    private void verify(OperationId order) {
        town.send(new ReportOrder(
                meter, order, new OrderVerdict.Verified(), new WriteEvidence(town.gateway, 1, 1, "aa", "bb", "cc")));
    }

    private void later(Duration time) {
        clock.advance(time);
        agenda.orderWhatIsDue();
    }

    private OperationId lastOrder() {
        return relayOrders().get(relayOrders().size() - 1).operationId();
    }

    private List<RelayMode> modesOrdered() {
        return relayOrders().stream().map(RelayOrdered::mode).toList();
    }

    private List<RelayOrdered> relayOrders() {
        return town.factsOf(meter).stream()
                .filter(RelayOrdered.class::isInstance)
                .map(RelayOrdered.class::cast)
                .toList();
    }

    private static void refused(ProblemType type, ThrowingCallable order) {
        assertThatThrownBy(order)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        thrown -> assertThat(thrown.refusal().type()).isEqualTo(type));
    }
}
