package io.wattledger.command.directory;

import static io.wattledger.command.account.Story.HUNDRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattledger.command.OnPostgres;
import io.wattledger.command.Town;
import io.wattledger.kernel.command.MeterAttachment;
import io.wattledger.kernel.command.RegisterMeter;
import io.wattledger.kernel.device.BusKey;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.LinkKind;
import io.wattledger.kernel.device.Parity;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.DeviceDirectory;
import io.wattledger.kernel.port.Subscription;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnPostgres
class DirectoryOnPostgresTest {

    @Autowired
    Town town;

    @Autowired
    DeviceDirectory directory;

    @Autowired
    Lookup lookup;

    private static void refused(ProblemType type, ThrowingCallable order) {
        assertThatThrownBy(order)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        thrown -> assertThat(thrown.refusal().type()).isEqualTo(type));
    }

    @Test
    void aRegisteredGatewayIsFoundWithItsBusesAndItsZone() {
        DeviceDirectory.Gateway found = directory.gateway(town.gateway).orElseThrow();

        assertThat(found.siteId()).isEqualTo(town.site);
        assertThat(found.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(found.link()).isEqualTo(LinkKind.RTU_OVER_TCP);
        assertThat(found.trustedNetwork()).isTrue();
        assertThat(found.buses()).extracting(BusSettings::bus).containsExactly(1, 2);
        assertThat(found.buses().get(0).tcpPort()).isNull();
        assertThat(found.buses().get(1).parity()).isEqualTo(Parity.EVEN);
        assertThat(directory.gateways()).contains(found);
    }

    @Test
    void aRegisteredMeterIsFoundAloneAndBehindItsGateway() {
        MeterId meter = town.registerMeter(5);

        DeviceDirectory.Meter found = directory.meter(meter).orElseThrow();
        assertThat(found)
                .isEqualTo(new DeviceDirectory.Meter(
                        meter,
                        town.site,
                        town.serialNumber(5),
                        "ref-prepaid-v1",
                        new BusKey(town.gateway, 1),
                        5,
                        1,
                        1));
        assertThat(directory.metersOf(town.gateway)).containsExactly(found);
    }

    @Test
    void whoeverListensLearnsOfAChangeOnceItIsCommitted() {
        AtomicInteger changes = new AtomicInteger();
        Subscription listening = directory.onChange(changes::incrementAndGet);

        town.registerMeter(1);
        refused(ProblemType.BUS_ADDRESS_TAKEN, () -> town.send(withOtherSerial(town.meterCommand(town.gateway, 1))));

        listening.close();
        assertThat(changes).hasValue(1);
    }

    @Test
    void anUnknownIdentityIsFoundNowhere() {
        assertThat(directory.gateway(GatewayId.of("nowhere"))).isEmpty();
        assertThat(directory.meter(MeterId.of("nowhere"))).isEmpty();
        assertThat(lookup.siteOf(UnitId.of("nowhere"))).isEmpty();
        assertThat(lookup.accountOf(OperationId.of("nowhere"))).isEmpty();
    }

    @Test
    void everyIdentityIsKnownByItsSite() {
        MeterId meter = town.registerMeter(1);
        MeterAttachment attachment = town.attachment(meter);
        AccountId account = town.openAccount(attachment);

        assertThat(lookup.siteOf(town.site)).contains(town.site);
        assertThat(lookup.siteOf(town.building)).contains(town.site);
        assertThat(lookup.siteOf(town.unit)).contains(town.site);
        assertThat(lookup.siteOf(town.gateway)).contains(town.site);
        assertThat(lookup.siteOf(meter)).contains(town.site);
        assertThat(lookup.siteOf(town.tariff)).contains(town.site);
        assertThat(lookup.siteOf(account)).contains(town.site);
        assertThat(lookup.siteOf(attachment.openingOperationId())).contains(town.site);
        assertThat(lookup.accountOf(attachment.openingOperationId())).contains(account);
        assertThat(lookup.meterOf(attachment.openingOperationId())).contains(meter);
        assertThat(lookup.siteOf(attachment.tariffOperationId())).contains(town.site);
        assertThat(lookup.accountOf(attachment.tariffOperationId())).isEmpty();
        assertThat(lookup.meterOf(attachment.tariffOperationId())).contains(meter);
        assertThat(lookup.openAccountOf(meter)).contains(account);
    }

    @Test
    void aSecondMeterAtTheSameAddressIsRefusedAndLeavesNoTrace() {
        town.registerMeter(7);
        RegisterMeter second = withOtherSerial(town.meterCommand(town.gateway, 7));

        refused(ProblemType.BUS_ADDRESS_TAKEN, () -> town.send(second));

        assertThat(directory.meter(second.meterId())).isEmpty();
        assertThat(lookup.siteOf(second.meterId())).isEmpty();
        assertThat(town.factsOf(second.meterId())).isEmpty();
    }

    @Test
    void aSecondMeterWithTheSameNumberIsRefused() {
        town.registerMeter(8);
        GatewayId other = GatewayId.of(town.named("gateway"));
        town.registerGateway(other, true);

        refused(ProblemType.SERIAL_NUMBER_TAKEN, () -> town.send(town.meterCommand(other, 8)));
    }

    @Test
    void aSecondAccountOverTheSameMeterIsRefused() {
        MeterId meter = town.registerMeter(9);
        AccountId first = town.openAccount(town.attachment(meter));

        refused(ProblemType.METER_ALREADY_IN_USE, () -> town.openAccount(town.attachment(meter)));

        assertThat(lookup.openAccountOf(meter)).contains(first);
    }

    @Test
    void receiptNumbersHaveNoGapsWhoeverSellsAtOnceAndWhateverIsRefused() throws Exception {
        int clients = 4;
        int salesOfEach = 10;
        List<MeterId> meters = new ArrayList<>();
        List<AccountId> accounts = new ArrayList<>();
        for (int client = 1; client <= clients; client++) {
            meters.add(town.registerMeter(client));
            accounts.add(town.openAndConfirmed(meters.get(client - 1), client));
        }
        ExecutorService tills = Executors.newFixedThreadPool(clients);
        try {
            List<Future<List<Long>>> sold = IntStream.range(0, clients)
                    .mapToObj(client -> tills.submit(() -> IntStream.range(0, salesOfEach)
                            .mapToObj(sale -> {
                                refused(
                                        ProblemType.AMOUNT_OUT_OF_BOUNDS,
                                        () -> town.sell(accounts.get(client), meters.get(client), Money.ofFen(1)));
                                return town.sell(accounts.get(client), meters.get(client), HUNDRED)
                                        .receiptNumber();
                            })
                            .toList()))
                    .toList();
            List<Long> receipts = new ArrayList<>();
            for (Future<List<Long>> ofOneTill : sold) {
                receipts.addAll(ofOneTill.get());
            }
            assertThat(receipts)
                    .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, (long) clients * salesOfEach)
                            .boxed()
                            .toList());
        } finally {
            tills.shutdownNow();
        }
    }

    private RegisterMeter withOtherSerial(RegisterMeter command) {
        return new RegisterMeter(
                command.meterId(),
                town.serialNumber(900 + command.unitAddress()),
                command.profile(),
                command.phases(),
                command.gatewayId(),
                command.bus(),
                command.unitAddress(),
                command.installedUnitId(),
                command.ptRatio(),
                command.ctRatio());
    }
}
