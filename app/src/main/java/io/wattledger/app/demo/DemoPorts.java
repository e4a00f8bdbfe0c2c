package io.wattledger.app.demo;

import io.wattledger.simulator.site.SiteDescription;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The ports on which the simulated gateways listen: any free ones at first, the same ones ever after, because the gateways are
 * registered with them.
 */
final class DemoPorts {

    private final Path file;
    private final Properties ports = new Properties();

    /** Reads the ports kept in this file, if it exists. */
    DemoPorts(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                ports.load(in);
            }
        }
    }

    /** The site with the ports that were kept; 0 (any free one) where none was. */
    SiteDescription applyTo(SiteDescription site) {
        return new SiteDescription(
                site.name(),
                site.zone(),
                site.buildings(),
                site.gateways().stream().map(this::applyTo).toList());
    }

    private SiteDescription.Gateway applyTo(SiteDescription.Gateway gateway) {
        return new SiteDescription.Gateway(
                gateway.name(),
                gateway.building(),
                gateway.link(),
                gateway.host(),
                gateway.sharesPort() ? kept(gateway.name()) : gateway.port(),
                gateway.buses().stream()
                        .map(bus -> new SiteDescription.Bus(
                                bus.number(), kept(key(gateway, bus)), bus.baud(), bus.parity(), bus.meters()))
                        .toList());
    }

    /** Keeps the ports of a running site. */
    void keep(SiteDescription running) throws IOException {
        for (SiteDescription.Gateway gateway : running.gateways()) {
            ports.setProperty(gateway.name(), Integer.toString(gateway.port()));
            gateway.buses().forEach(bus -> ports.setProperty(key(gateway, bus), Integer.toString(bus.tcpPort())));
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            ports.store(out, null);
        }
    }

    private int kept(String key) {
        return Integer.parseInt(ports.getProperty(key, "0"));
    }

    private static String key(SiteDescription.Gateway gateway, SiteDescription.Bus bus) {
        return gateway.name() + "." + bus.number();
    }
}
