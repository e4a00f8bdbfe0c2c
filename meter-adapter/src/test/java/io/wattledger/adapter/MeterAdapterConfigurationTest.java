package io.wattledger.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.adapter.bench.Bench;
import io.wattledger.adapter.bench.MemoryDirectory;
import io.wattledger.adapter.bench.MemoryKeys;
import io.wattledger.adapter.bench.MemoryLeases;
import io.wattledger.adapter.bench.MemoryWork;
import io.wattledger.adapter.link.LinkCounters;
import io.wattledger.kernel.command.RecordMoneyWriteIntent;
import io.wattledger.kernel.command.ReportMoneyWrite;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.Observation;
import io.wattledger.kernel.port.DeviceDirectory;
import io.wattledger.kernel.port.GatewayKeys;
import io.wattledger.kernel.port.GatewayLeases;
import io.wattledger.kernel.port.LinkStatus;
import io.wattledger.kernel.port.Observations;
import io.wattledger.kernel.port.WorkList;
import io.wattledger.simulator.SimulatedSite;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MeterAdapterConfigurationTest {

    private final SimulatedSite site = SimulatedSite.builder().timeFactor(0).start();
    private final MemoryDirectory directory = new MemoryDirectory(site.description());
    private final MemoryLeases leases = new MemoryLeases();
    private final MemoryWork work = new MemoryWork(InstantSource.system(), directory::registered, leases::holds);
    private final List<Observation> observations = new CopyOnWriteArrayList<>();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(MeterAdapterConfiguration.class)
            .withPropertyValues("wattledger.adapter.poll-interval=200ms", "wattledger.adapter.turnaround=100ms")
            .withBean(DeviceDirectory.class, () -> directory)
            .withBean(WorkList.class, () -> work)
            .withBean(GatewayLeases.class, leases::ofOneProcess)
            .withBean(GatewayKeys.class, MemoryKeys::new)
            .withBean(Observations.class, () -> observations::addAll)
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(
                    CommandGateway.class,
                    () -> DefaultCommandGateway.builder()
                            .commandBus(commandBus())
                            .build());

    private CommandBus commandBus() {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.subscribe(
                RecordMoneyWriteIntent.class.getName(),
                command -> work.recordIntent((RecordMoneyWriteIntent) command.getPayload()));
        bus.subscribe(ReportMoneyWrite.class.getName(), command -> {
            work.report((ReportMoneyWrite) command.getPayload());
            return null;
        });
        return bus;
    }

    @Test
    void givenTheKernelsPorts_whenTheProgramStarts_thenMetersAreServedUntilItStops() {
        runner.run(context -> {
            var meter = site.meters().get(0);
            work.money(Bench.id(meter), MoneyWriteKind.OPENING, 0);
            work.money(Bench.id(meter), MoneyWriteKind.SALE, 10_000);

            Bench.await().until(work::isIdle);

            assertThat(meter.balanceFen()).isEqualTo(10_000);
            assertThat(context.getBean(LinkStatus.class).links()).hasSize(1);
            assertThat(context.getBean(LinkCounters.class).writes()).isEqualTo(2);
            context.close();
            Bench.await().until(() -> site.bus(0).connectionCount() == 0);
        });
        assertThat(observations).isNotEmpty();
        site.close();
    }
}
