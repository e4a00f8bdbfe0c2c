package io.wattledger.command.work;

import static io.wattledger.command.account.Story.BASE;
import static io.wattledger.command.account.Story.HUNDRED;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.command.OnPostgres;
import io.wattledger.command.StandingClock;
import io.wattledger.command.Town;
import io.wattledger.kernel.command.ExpireOrder;
import io.wattledger.kernel.command.OrderRelay;
import io.wattledger.kernel.command.RecordMoneyWriteIntent;
import io.wattledger.kernel.command.RecordOrderSent;
import io.wattledger.kernel.command.ReportOrder;
import io.wattledger.kernel.command.WritePermit;
import io.wattledger.kernel.device.BusKey;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.MoneyWriteVerdict;
import io.wattledger.kernel.device.OrderVerdict;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.device.WriteEvidence;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.LeaseFence;
import io.wattledger.kernel.port.Subscription;
import io.wattledger.kernel.port.WorkList;
import io.wattledger.kernel.port.WorkList.Intent;
import io.wattledger.kernel.port.WorkList.Item;
import io.wattledger.kernel.port.WorkList.MoneyWork;
import io.wattledger.kernel.port.WorkList.Progress;
import io.wattledger.kernel.port.WorkList.RelayWork;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnPostgres
class WorkListOnPostgresTest {

    private static final int UNIT_ADDRESS = 5;

    @Autowired
    Town town;

    @Autowired
    WorkList work;

    @Autowired
    StandingClock clock;

    private MeterId meter;
    private AccountId account;

    @BeforeEach
    void openAnAccount() {
        meter = town.registerMeter(UNIT_ADDRESS);
        account = town.openAndConfirmed(meter, UNIT_ADDRESS);
    }

    private List<Item> openMoney() {
        return work.openOn(town.bus).stream()
                .filter(item -> item.work() instanceof MoneyWork)
                .toList();
    }

    private List<Item> openRelayOrders() {
        return work.openOn(town.bus).stream()
                .filter(item -> item.work() instanceof RelayWork)
                .toList();
    }

    private OperationId sell() {
        return town.sell(account, meter, HUNDRED).operationId();
    }

    private WritePermit intend(OperationId sale, int attempt) {
        return town.intend(account, meter, sale, attempt, town.read(UNIT_ADDRESS, BASE + 1, 0));
    }

    private MoneyWriteVerdict notApplied() {
        return new MoneyWriteVerdict.NotApplied(town.read(UNIT_ADDRESS, BASE + 1, 0));
    }

    private OperationId orderRelay(RelayMode mode) {
        OperationId order = town.operation();
        town.send(new OrderRelay(meter, order, mode, "test", null, null));
        return order;
    }

    @Test
    void aConfirmedOpeningHasLeftTheList() {
        assertThat(openMoney()).isEmpty();
    }

    @Test
    void aSaleAppearsWithItsEvent() {
        OperationId sale = sell();

        Item item = openMoney().get(0);
        assertThat(item.operationId()).isEqualTo(sale);
        assertThat(item.meterId()).isEqualTo(meter);
        assertThat(item.bus()).isEqualTo(town.bus);
        assertThat(item.progress()).isEqualTo(Progress.READY);
        assertThat(item.attempts()).isZero();
        assertThat(item.notBefore()).isBeforeOrEqualTo(clock.instant());
        assertThat(item.work()).isEqualTo(new MoneyWork(account, MoneyWriteKind.SALE, HUNDRED, null));
    }

    @Test
    void salesKeepTheOrderOfTheirAcceptance() {
        List<OperationId> sold = List.of(sell(), sell(), sell());

        assertThat(openMoney()).extracting(Item::operationId).containsExactlyElementsOf(sold);
    }

    @Test
    void anIntentIsKeptSoThatItCanBeJudgedAfterARestart() {
        OperationId sale = sell();

        assertThat(intend(sale, 1)).isEqualTo(new WritePermit.Go(BASE + 2, HUNDRED));

        Item item = openMoney().get(0);
        assertThat(item.progress()).isEqualTo(Progress.INTENDED);
        assertThat(item.attempts()).isEqualTo(1);
        assertThat(((MoneyWork) item.work()).intent()).isEqualTo(new Intent(BASE + 2, Money.ZERO));
    }

    @Test
    void anAttemptThatWasNotAppliedMakesItReadyAgainAfterAWhile() {
        OperationId sale = sell();
        intend(sale, 1);

        town.report(account, meter, sale, 1, notApplied());

        Item item = openMoney().get(0);
        assertThat(item.progress()).isEqualTo(Progress.READY);
        assertThat(item.attempts()).isEqualTo(1);
        assertThat(item.notBefore()).isEqualTo(clock.instant().plus(Duration.ofSeconds(2)));
    }

    @Test
    void anUnknownOutcomeStaysForTheResolver() {
        OperationId sale = sell();
        intend(sale, 1);

        town.report(account, meter, sale, 1, new MoneyWriteVerdict.Undecided("silence"));

        assertThat(openMoney().get(0).progress()).isEqualTo(Progress.INTENDED);
    }

    @Test
    void aConfirmedSaleLeaves() {
        OperationId sale = sell();
        intend(sale, 1);

        town.report(account, meter, sale, 1, town.applied(UNIT_ADDRESS, BASE + 2, 10_000));

        assertThat(openMoney()).isEmpty();
    }

    @Test
    void aRefusedSaleLeaves() {
        OperationId sale = sell();
        intend(sale, 1);

        town.report(
                account,
                meter,
                sale,
                1,
                new MoneyWriteVerdict.RefusedByMeter(0x14, town.read(UNIT_ADDRESS, BASE + 1, 0)));

        assertThat(openMoney()).isEmpty();
    }

    @Test
    void theMoneyOfAQuarantinedMeterIsNotShownButItsRelayIs() {
        OperationId sale = sell();
        OperationId order = orderRelay(RelayMode.FORCED_OPEN);

        WritePermit permit = town.intend(account, meter, sale, 1, town.read(UNIT_ADDRESS, BASE + 9, 0));

        assertThat(permit).isInstanceOf(WritePermit.Stop.class);
        assertThat(openMoney()).isEmpty();
        assertThat(openRelayOrders()).extracting(Item::operationId).containsExactly(order);
    }

    @Test
    void anotherProcessesFenceStoresNothing() {
        OperationId sale = sell();
        LeaseFence held = town.lease();
        LeaseFence stale = new LeaseFence(town.gateway, held.fence() - 1);

        WritePermit permit = town.ask(
                new RecordMoneyWriteIntent(account, meter, sale, 1, town.read(UNIT_ADDRESS, BASE + 1, 0), stale),
                WritePermit.class);

        assertThat(permit).isInstanceOf(WritePermit.Stop.class);
        assertThat(openMoney().get(0).attempts()).isZero();
    }

    @Test
    void aRelayOrderAppearsAndLeavesOnceItIsVerified() {
        OperationId order = orderRelay(RelayMode.FORCED_OPEN);
        assertThat(openRelayOrders().get(0).work())
                .isEqualTo(new RelayWork(RelayMode.FORCED_OPEN, clock.instant().plus(Duration.ofHours(24))));

        assertThat(town.ask(new RecordOrderSent(meter, order, 1, town.lease()), WritePermit.class))
                .isEqualTo(new WritePermit.Go(0, Money.ZERO));
        assertThat(openRelayOrders().get(0).progress()).isEqualTo(Progress.INTENDED);

        WriteEvidence evidence = new WriteEvidence(town.gateway, 1, 1, null, null, "cc");
        town.send(new ReportOrder(meter, order, new OrderVerdict.Verified(), evidence));
        assertThat(openRelayOrders()).isEmpty();
    }

    @Test
    void aSupersededOrderLeavesWhenTheNewerOneComes() {
        orderRelay(RelayMode.FORCED_OPEN);
        OperationId newer = orderRelay(RelayMode.PREPAID);

        assertThat(openRelayOrders()).extracting(Item::operationId).containsExactly(newer);
    }

    @Test
    void anOrderBeforeItsDeadlineStaysWhateverIsAsked() {
        OperationId order = orderRelay(RelayMode.FORCED_OPEN);

        town.send(new ExpireOrder(meter, order));

        assertThat(openRelayOrders()).hasSize(1);
    }

    @Test
    void whoeverListensIsToldTheBus() {
        List<BusKey> told = new CopyOnWriteArrayList<>();
        Subscription listening = work.onChange(told::add);
        sell();
        listening.close();
        sell();
        assertThat(told).containsExactly(town.bus);
    }
}
