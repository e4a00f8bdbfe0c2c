package io.wattledger.command.gateway.register;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.gateway.Gateway;
import io.wattledger.kernel.command.RegisterGateway;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.LinkKind;
import io.wattledger.kernel.device.LinkProfile;
import io.wattledger.kernel.event.GatewayKeyIssued;
import io.wattledger.kernel.event.GatewayRegistered;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.port.GatewayKeys;
import io.wattledger.kernel.port.GatewayKeys.IssuedKey;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Enters a gateway and its buses. */
@Component
public final class RegisterGatewayHandler {

    private static final int FIRST_KEY = 1;
    private static final int LONGEST_REGISTRATION = 20;
    private static final Set<Integer> BAUD_RATES = Set.of(1200, 2400, 4800, 9600, 19_200, 38_400);
    private static final int MOST_BUSES = 64;
    private static final int LONGEST_HOST = 253;
    private static final int HIGHEST_PORT = 65_535;

    private final AggregateStore<Gateway> gateways;
    private final Lookup lookup;
    private final GatewayKeys keys;

    /** Registers into this repository gateways of sites that the lookup knows. */
    public RegisterGatewayHandler(Repository<Gateway> gateways, Lookup lookup, GatewayKeys keys) {
        this.keys = keys;
        this.gateways = new AggregateStore<>(gateways, ProblemType.UNKNOWN_GATEWAY);
        this.lookup = lookup;
    }

    /** What the gateway logs in with; null if it is dialled. */
    @CommandHandler
    @Nullable IssuedKey handle(RegisterGateway command) {
        SiteId site = lookup.siteOf(command.siteId()).orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_SITE));
        GatewayRegistered registered = decide(command, site);
        String registration = registered.registration();
        if (command.link().isDialled() || registration == null) {
            gateways.create(() -> Gateway.register(List.of(registered)));
            return null;
        }
        LinkProfile minimum = Objects.requireNonNullElse(command.minimumProfile(), LinkProfile.A);
        GatewayKeyIssued issued = new GatewayKeyIssued(command.gatewayId(), site, FIRST_KEY, minimum);
        gateways.create(() -> Gateway.register(List.of(registered, issued)));
        return keys.issue(command.gatewayId(), registration, FIRST_KEY, minimum);
    }

    private static GatewayRegistered decide(RegisterGateway command, SiteId site) {
        if (!command.link().isDialled() && command.link() != LinkKind.SECURE_DIAL_IN) {
            throw new RefusedException(Refusal.of(ProblemType.NOT_SUPPORTED, Map.of("what", "link " + command.link())));
        }
        FieldFaults faults = new FieldFaults().name("name", command.name());
        if (command.link().isDialled()) {
            checkAddress(command, faults);
        } else {
            checkRegistration(command, faults);
        }
        checkBuses(command.buses(), faults);
        faults.refuseIfAny();
        return new GatewayRegistered(
                command.gatewayId(),
                site,
                command.name(),
                command.link(),
                command.host(),
                command.port(),
                command.registration(),
                command.trustedNetwork(),
                List.copyOf(command.buses()));
    }

    private static void checkAddress(RegisterGateway command, FieldFaults faults) {
        String host = command.host();
        faults.unless(
                host != null && !host.isBlank() && host.length() <= LONGEST_HOST,
                "host",
                "is needed for a gateway that is dialled");
        faults.unless(command.minimumProfile() == null, "minimumProfile", "is for links that dial in over GL/1");
        boolean eachBusHasItsPort = command.buses().stream().allMatch(bus -> bus.tcpPort() != null);
        faults.unless(
                command.port() != null || eachBusHasItsPort, "port", "is needed unless every bus has one of its own");
        faults.unless(isPort(command.port()), "port", "must lie between 1 and " + HIGHEST_PORT);
    }

    private static void checkRegistration(RegisterGateway command, FieldFaults faults) {
        String registration = command.registration();
        faults.unless(
                registration != null
                        && !registration.isBlank()
                        && registration.length() <= LONGEST_REGISTRATION
                        && registration.chars().allMatch(character -> character >= ' ' && character <= '~'),
                "registration",
                "must have 1 to " + LONGEST_REGISTRATION + " ASCII characters: the gateway logs in under it");
        faults.unless(command.host() == null, "host", "must be absent: the gateway dials in");
        faults.unless(command.port() == null, "port", "must be absent: the gateway dials in");
        boolean noBusHasAPort = command.buses().stream().allMatch(bus -> bus.tcpPort() == null);
        faults.unless(noBusHasAPort, "buses", "must have no ports: the gateway dials in");
    }

    private static void checkBuses(List<BusSettings> buses, FieldFaults faults) {
        faults.unless(!buses.isEmpty() && buses.size() <= MOST_BUSES, "buses", "must be 1 to " + MOST_BUSES);
        long distinct = buses.stream().mapToInt(BusSettings::bus).distinct().count();
        faults.unless(distinct == buses.size(), "buses", "must have a number each");
        for (int index = 0; index < buses.size(); index++) {
            BusSettings bus = buses.get(index);
            String field = "buses[" + index + "].";
            faults.between(field + "bus", bus.bus(), 1, buses.size());
            faults.unless(isPort(bus.tcpPort()), field + "tcpPort", "must lie between 1 and " + HIGHEST_PORT);
            faults.unless(
                    BAUD_RATES.contains(bus.baud()), field + "baud", "must be 1200, 2400, 4800, 9600, 19200 or 38400");
        }
    }

    private static boolean isPort(@Nullable Integer port) {
        return port == null || (port >= 1 && port <= HIGHEST_PORT);
    }
}
