package io.wattledger.simulator;

import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.site.CampusSite;
import io.wattledger.simulator.site.LinkKind;
import io.wattledger.simulator.site.SiteDescription;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The program's command line, parsed. Without {@code --buses} the campus is simulated.
 *
 * @param help whether only the usage is wanted
 * @param buses number of buses, one gateway each; 0 = the campus
 * @param metersPerBus meters on each of them
 * @param link how their gateways are reached
 * @param host address on which the gateways listen
 * @param basePort port of the first bus
 * @param seed seed of everything random
 * @param timeFactor simulated seconds per second
 * @param pacing whether exchanges take their time at the baud rate
 * @param latencyMillis time a meter needs to begin its answer
 * @param lateMillis how much later a late answer comes
 * @param faultRates share of exchanges that go wrong, per kind
 * @param memory folder in which the meters remember
 * @param dialIn where gateways dial in, for links that do
 */
record SimulatorOptions(
        boolean help,
        int buses,
        int metersPerBus,
        LinkKind link,
        String host,
        int basePort,
        long seed,
        int timeFactor,
        boolean pacing,
        int latencyMillis,
        int lateMillis,
        Map<FaultKind, Double> faultRates,
        Optional<Path> memory,
        Optional<DialIn> dialIn) {
    static final String USAGE = """
            Usage: simulator [options]

            Simulates gateways and prepaid meters (profile ref-prepaid-v1) on TCP ports until it is stopped.
            Without --buses: a campus of 324 meters on 12 buses behind 6 gateways.

              --buses N           this many gateways with one bus each instead of the campus
              --meters N          meters per bus, 1-32 (default 27)
              --link KIND         RTU_OVER_TCP (default), MODBUS_TCP or SECURE_DIAL_IN, for --buses
              --dial HOST:PORT    where the gateways of SECURE_DIAL_IN dial in (GL/1)
              --keys FILE         what they log in with, one a line: NAME ID KEYNUMBER KEY [D], such as
                                  GW-1 GW-0001 1 00112233... (D for one that can only do DES)
              --host ADDRESS      address to listen on (default 127.0.0.1)
              --base-port PORT    port of the first bus, the others follow (default 15020; 0 = any free ports)
              --time-factor N     simulated seconds per second (default 1; 0 = time stands still)
              --seed N            seed of loads and faults (default 1)
              --pacing            exchanges take the time that their bytes need at the bus's baud rate
              --latency-ms N      time a meter needs to begin its answer (default 0)
              --fault KIND=RATE   share (0 to 1) of exchanges that go wrong; may be repeated; kinds:
                                  %s
              --late-ms N         how much later a late answer comes (default 400)
              --memory FOLDER     where the meters remember over a restart (default: they forget)
              --help              this text
            """.formatted(Arrays.stream(FaultKind.values())
            .map(FaultKind::name)
            .collect(Collectors.joining("\n                      ")));

    /**
     * Where gateways dial in.
     *
     * @param keys the file with what they log in with
     */
    record DialIn(String host, int port, Path keys) {}

    private static final int DEFAULT_BASE_PORT = 15_020;
    private static final int HIGHEST_PORT = 65_535;

    SimulatorOptions {
        faultRates = Map.copyOf(faultRates);
    }

    /**
     * Parses a command line.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    static SimulatorOptions parse(List<String> arguments) {
        Parser parser = new Parser();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            parser.take(rest.next(), rest);
        }
        return parser.options();
    }

    /** What these options ask for. */
    SiteDescription description() {
        SiteDescription site =
                buses == 0 ? CampusSite.describe(seed) : SiteDescription.buses(link, buses, metersPerBus);
        return site.at(host, basePort);
    }

    private static final class Parser {
        private boolean help;
        private int buses;
        private int metersPerBus = 27;
        private LinkKind link = LinkKind.RTU_OVER_TCP;
        private String host = "127.0.0.1";
        private int basePort = DEFAULT_BASE_PORT;
        private int seed = 1;
        private int timeFactor = 1;
        private boolean pacing;
        private int latencyMillis;
        private int lateMillis = 400;
        private final Map<FaultKind, Double> faultRates = new EnumMap<>(FaultKind.class);
        private Optional<Path> memory = Optional.empty();
        private Optional<String> dial = Optional.empty();
        private Optional<Path> keys = Optional.empty();

        void take(String option, Iterator<String> rest) {
            switch (option) {
                case "--help", "-h" -> help = true;
                case "--pacing" -> pacing = true;
                case "--buses" -> buses = number(option, rest, 1, 10_000);
                case "--meters" -> metersPerBus = number(option, rest, 1, 32);
                case "--link" -> link = choice(LinkKind.class, option, value(option, rest));
                case "--dial" -> dial = Optional.of(value(option, rest));
                case "--keys" -> keys = Optional.of(Path.of(value(option, rest)));
                case "--host" -> host = value(option, rest);
                case "--base-port" -> basePort = number(option, rest, 0, HIGHEST_PORT);
                case "--time-factor" -> timeFactor = number(option, rest, 0, 1_000_000);
                case "--seed" -> seed = number(option, rest, 0, Integer.MAX_VALUE);
                case "--latency-ms" -> latencyMillis = number(option, rest, 0, 60_000);
                case "--late-ms" -> lateMillis = number(option, rest, 0, 600_000);
                case "--fault" -> takeFault(value(option, rest));
                case "--memory" -> memory = Optional.of(Path.of(value(option, rest)));
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }

        SimulatorOptions options() {
            return new SimulatorOptions(
                    help,
                    buses,
                    metersPerBus,
                    link,
                    host,
                    basePort,
                    seed,
                    timeFactor,
                    pacing,
                    latencyMillis,
                    lateMillis,
                    faultRates,
                    memory,
                    dialIn());
        }

        private Optional<DialIn> dialIn() {
            boolean complete = dial.isPresent() && keys.isPresent();
            boolean absent = dial.isEmpty() && keys.isEmpty();
            if (link == LinkKind.SECURE_DIAL_IN ? !complete : !absent) {
                throw new IllegalArgumentException("--link SECURE_DIAL_IN, --dial and --keys need each other");
            }
            return dial.flatMap(address -> keys.map(file -> dialIn(address, file)));
        }

        private static DialIn dialIn(String address, Path file) {
            int colon = address.lastIndexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("--dial needs HOST:PORT, not " + address);
            }
            int port = number("--dial", List.of(address.substring(colon + 1)).iterator(), 1, HIGHEST_PORT);
            return new DialIn(address.substring(0, colon), port, file);
        }

        private void takeFault(String setting) {
            int equals = setting.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("--fault needs KIND=RATE, not " + setting);
            }
            FaultKind kind = choice(FaultKind.class, "--fault", setting.substring(0, equals));
            faultRates.put(kind, share(setting.substring(equals + 1)));
        }

        private static double share(String text) {
            try {
                double share = Double.parseDouble(text);
                if (share >= 0 && share <= 1) {
                    return share;
                }
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException("a fault rate is a number, not " + text, notANumber);
            }
            throw new IllegalArgumentException("a fault rate is 0 to 1, not " + text);
        }

        private static int number(String option, Iterator<String> rest, int least, int most) {
            String text = value(option, rest);
            try {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException(option + " needs a whole number, not " + text, notANumber);
            }
            throw new IllegalArgumentException("%s is %d to %d, not %s".formatted(option, least, most, text));
        }

        private static <E extends Enum<E>> E choice(Class<E> type, String option, String text) {
            String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(option + " does not know " + text));
        }

        private static String value(String option, Iterator<String> rest) {
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            return rest.next();
        }
    }
}
