package io.wattledger.adapter;

import io.wattledger.adapter.fleet.CommandSide;
import io.wattledger.adapter.fleet.Field;
import io.wattledger.adapter.fleet.Fleet;
import io.wattledger.adapter.fleet.FleetSettings;
import io.wattledger.adapter.link.Backoff;
import io.wattledger.adapter.link.DialInRules;
import io.wattledger.adapter.link.DialInServer;
import io.wattledger.adapter.link.DialInSide;
import io.wattledger.adapter.link.LineTuning;
import io.wattledger.adapter.link.Lines;
import io.wattledger.adapter.link.LinkCounters;
import io.wattledger.adapter.poll.PollIntervals;
import io.wattledger.kernel.port.DeviceDirectory;
import io.wattledger.kernel.port.GatewayKeys;
import io.wattledger.kernel.port.GatewayLeases;
import io.wattledger.kernel.port.Observations;
import io.wattledger.kernel.port.WorkList;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The meter adapter as a part of a program: needs the ports of the kernel and a command gateway, gives link status and counters. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdapterProperties.class)
public class MeterAdapterConfiguration {

    private static final int MOST_WAITING_COMMANDS = 4_096;

    /** Threads for calls to the command side; a full queue refuses, and the caller tries again later. */
    @Bean(destroyMethod = "shutdown")
    ExecutorService adapterCommandThreads(AdapterProperties properties) {
        int threads = properties.commandThreads();
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING_COMMANDS),
                task -> new Thread(task, "adapter-command"));
    }

    @Bean(destroyMethod = "")
    Lines adapterLines(AdapterProperties properties) {
        int threads = properties.lineThreads() > 0
                ? properties.lineThreads()
                : Runtime.getRuntime().availableProcessors();
        return new Lines(threads, new Random());
    }

    @Bean
    LinkCounters adapterLinkCounters(Lines lines) {
        return lines.counters();
    }

    @Bean(destroyMethod = "")
    Fleet adapterFleet(
            DeviceDirectory directory,
            GatewayLeases leases,
            WorkList workList,
            CommandGateway commandGateway,
            Observations observations,
            Clock clock,
            Lines lines,
            ExecutorService adapterCommandThreads,
            AdapterProperties properties) {
        AxonCommandSide axon = new AxonCommandSide(commandGateway);
        CommandSide commandSide = new CommandSide(workList, axon, axon, adapterCommandThreads);
        RandomGenerator random = new Random();
        Field field = new Field(lines, commandSide, observations, clock, random, settings(properties));
        return new Fleet(directory, leases, field);
    }

    @Bean(destroyMethod = "")
    DialInServer adapterDialIns(
            Lines lines,
            GatewayKeys keys,
            Observations observations,
            Clock clock,
            ExecutorService adapterCommandThreads) {
        DialInSide side = new DialInSide(
                keys, adapterCommandThreads, new ObservedLogIns(observations, clock), clock, new SecureRandom());
        return lines.dialInServer(DialInRules.DEFAULT, side);
    }

    @Bean
    MeterAdapter meterAdapter(
            Fleet fleet,
            Lines lines,
            DialInServer dialIns,
            ExecutorService adapterCommandThreads,
            AdapterProperties properties) {
        return new MeterAdapter(fleet, lines, dialIns, properties.secureDialInPort(), adapterCommandThreads);
    }

    private static FleetSettings settings(AdapterProperties properties) {
        LineTuning tuning = new LineTuning(
                properties.turnaround(),
                LineTuning.LAN.roundTrip(),
                properties.packingGap(),
                properties.lateAnswer(),
                LineTuning.LAN.gapAfterWrite(),
                LineTuning.LAN.dialTimeout(),
                new Backoff(properties.redialFirst(), properties.redialLongest()));
        return new FleetSettings(
                properties.leaseTimeToLive(),
                properties.gatewayLostAfter(),
                properties.safetyInterval(),
                new Backoff(properties.retryFirst(), properties.retryLongest()),
                new PollIntervals(
                        properties.pollInterval(),
                        properties.sweepInterval(),
                        new Backoff(properties.silentMeterFirst(), properties.silentMeterLongest())),
                tuning);
    }
}
