package io.wattledger.command.account.held;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattledger.command.OnPostgres;
import io.wattledger.command.StandingClock;
import io.wattledger.command.Town;
import io.wattledger.command.account.fee.MonthlyFees;
import io.wattledger.command.meter.order.AutomaticTrips;
import io.wattledger.command.supervision.TransitionSupervisor;
import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.command.AgreeMonthlyFee;
import io.wattledger.kernel.command.OpenAccount;
import io.wattledger.kernel.command.OrderRelay;
import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.device.FastBlock;
import io.wattledger.kernel.device.Observation;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.WorkList;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who rules the relay of a meter whose account's balance we hold. */
@OnPostgres
class HeldRelaysOnPostgresTest {

    @Autowired
    Town town;

    @Autowired
    TransitionSupervisor supervisor;

    @Autowired
    HeldRelays relays;

    @Autowired
    AutomaticTrips trips;

    @Autowired
    MonthlyFees fees;

    @Autowired
    WorkList work;

    @Autowired
    StandingClock clock;

    private MeterId meter = MeterId.of("none-yet");
    private AccountId account = AccountId.of("none-yet");

    @BeforeEach
    void open() {
        meter = town.registerMeter(1);
        OpenAccount asked = town.accountCommand(town.attachment(meter));
        account = asked.accountId();
        town.send(new OpenAccount(account, asked.unitId(), asked.customer(), BalanceHeld.SERVER, asked.meters()));
    }

    private void read(long centiKwh) {
        Energy energy = Energy.ofCentiKwh(centiKwh);
        Energy nothing = Energy.ofCentiKwh(0);
        supervisor.publish(List.of(new Observation.MeterRead(
                meter,
                new FastBlock(Money.ZERO, 1, 0, 3, 0, 0),
                new EnergyRegisters(energy, nothing, nothing, energy, nothing),
                clock.instant())));
    }

    private void begin() {
        read(100);
        await().untilAsserted(() -> assertThat(town.namesOfFacts(account)).contains("MeteringBegun"));
    }

    private Optional<WorkList.Item> openOrder() {
        relays.orderWhatIsDue();
        return work.openOn(town.bus).stream()
                .filter(item -> item.work() instanceof WorkList.RelayWork)
                .findFirst();
    }

    private void awaitOrder(RelayMode mode) {
        await().untilAsserted(() -> assertThat(openOrder())
                .hasValueSatisfying(item ->
                        assertThat(((WorkList.RelayWork) item.work()).mode()).isEqualTo(mode)));
    }

    private void order(RelayMode mode) {
        town.send(new OrderRelay(
                meter,
                town.operation(),
                mode,
                "by hand",
                mode == RelayMode.FORCED_CLOSED ? clock.instant().plus(Duration.ofHours(1)) : null,
                null));
    }

    @Test
    void nothingIsOrderedBeforeTheFirstReadingAndThenTheBalanceDecides() {
        assertThat(openOrder()).isEmpty();

        begin();
        awaitOrder(RelayMode.FORCED_OPEN);

        town.sell(account, meter, Money.ofFen(10_000));
        awaitOrder(RelayMode.FORCED_CLOSED);
    }

    @Test
    void aTripForArrearsThatEndedIsWithdrawnBeforeItIsSent() {
        begin();
        awaitOrder(RelayMode.FORCED_OPEN);
        OperationId trip = openOrder().orElseThrow().operationId();
        assertThat(trips.isWithdrawn(trip)).isFalse();

        town.sell(account, meter, Money.ofFen(10_000));

        assertThat(trips.isWithdrawn(trip)
                        || openOrder().stream().noneMatch(it -> it.operationId().equals(trip)))
                .isTrue();
    }

    @Test
    void whatAPersonOrderedStandsUntilThePersonHandsTheRelayBack() {
        begin();
        town.sell(account, meter, Money.ofFen(10_000));
        awaitOrder(RelayMode.FORCED_CLOSED);

        order(RelayMode.FORCED_OPEN);
        awaitOrder(RelayMode.FORCED_OPEN);
        order(RelayMode.PREPAID);
        awaitOrder(RelayMode.FORCED_CLOSED);
    }

    @Test
    void theFirstReadingOfTheNextDayIsChargedOnce() {
        begin();
        clock.advance(Duration.ofDays(1));
        read(200);
        read(300);

        await().untilAsserted(() -> assertThat(town.namesOfFacts(account)).contains("ConsumptionCharged"));
        assertThat(town.namesOfFacts(account)).containsOnlyOnce("ConsumptionCharged");
    }

    @Test
    void aFixedFeeIsChargedWhenTheMonthBegins() {
        town.send(new AgreeMonthlyFee(account, Money.ofFen(900), false));
        fees.chargeWhatIsDue();
        assertThat(town.namesOfFacts(account)).doesNotContain("FeeCharged");

        clock.advance(Duration.ofDays(31));
        fees.chargeWhatIsDue();
        fees.chargeWhatIsDue();

        assertThat(town.namesOfFacts(account)).containsOnlyOnce("FeeCharged");
    }
}
