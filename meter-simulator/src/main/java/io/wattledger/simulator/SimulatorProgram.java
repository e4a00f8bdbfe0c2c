package io.wattledger.simulator;

import io.wattledger.simulator.gl1.GatewayIdentity;
import io.wattledger.simulator.site.LinkKind;
import io.wattledger.simulator.site.SiteDescription;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;

/**
 * The simulator as a program: opens the ports, prints them, runs until it is stopped. Exit codes: 0 stopped, 1 could not start, 2 wrong option.
 */
public final class SimulatorProgram {
    private static final int COULD_NOT_START = 1;
    private static final int WRONG_OPTION = 2;

    private SimulatorProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            SimulatorOptions options = SimulatorOptions.parse(List.of(arguments));
            if (options.help()) {
                System.out.print(SimulatorOptions.USAGE);
                return;
            }
            runUntilStopped(start(options));
        } catch (IllegalArgumentException wrongOption) {
            System.err.println(wrongOption.getMessage() + " (see --help)");
            System.exit(WRONG_OPTION);
        } catch (IllegalStateException | UncheckedIOException | NoSuchElementException cannotStart) {
            System.err.println(cannotStart.getMessage());
            System.exit(COULD_NOT_START);
        }
    }

    private static SimulatedSite start(SimulatorOptions options) {
        SimulatedSiteBuilder builder = SimulatedSite.builder()
                .description(options.description())
                .seed(options.seed())
                .timeFactor(options.timeFactor())
                .baudPacing(options.pacing())
                .latencyMillis(options.latencyMillis())
                .lateMillis(options.lateMillis());
        options.memory().ifPresent(builder::memory);
        Map<String, GatewayIdentity> identities =
                options.dialIn().map(dialIn -> KeyFile.read(dialIn.keys())).orElse(Map.of());
        SimulatedSite site = builder.start();
        options.faultRates().forEach(site.faults()::rate);
        options.dialIn()
                .ifPresent(dialIn -> identities.forEach(
                        (name, identity) -> site.gateway(name).dial(dialIn.host(), dialIn.port(), identity)));
        return site;
    }

    private static void runUntilStopped(SimulatedSite site) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(site::close, "stop"));
        print(site.description(), System.out);
        new CountDownLatch(1).await();
    }

    private static void print(SiteDescription site, PrintStream out) {
        for (SiteDescription.Gateway gateway : site.gateways()) {
            for (SiteDescription.Bus bus : gateway.buses()) {
                String address =
                        gateway.link() == LinkKind.SECURE_DIAL_IN ? "dials in" : gateway.host() + ":" + bus.tcpPort();
                out.printf(
                        "%s bus %d: %s %s, %d meters%n",
                        gateway.name(),
                        bus.number(),
                        gateway.link(),
                        address,
                        bus.meters().size());
            }
        }
        out.printf("Simulating %d meters. Stop with Ctrl-C.%n", site.meters().count());
        out.flush();
    }
}
