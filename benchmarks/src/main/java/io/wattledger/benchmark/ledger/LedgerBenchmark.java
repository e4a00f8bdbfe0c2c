package io.wattledger.benchmark.ledger;

import io.wattledger.benchmark.Options;
import io.wattledger.benchmark.measure.Load;
import io.wattledger.benchmark.measure.Measured;
import io.wattledger.benchmark.measure.Stopwatch;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Prints the ledger's table. All contenders take turns in one run on one server, A B A B, and the median of the rounds is told, with
 * the processor time of each unit of work beside its rate.
 */
public final class LedgerBenchmark {

    /** Opens connections and fills caches before each measurement. */
    private static final Duration RUN_UP = Duration.ofSeconds(1);

    private static final Duration REPLAYED = Duration.ofSeconds(20);
    private static final int MANY_CLIENTS = 200;

    private final Options options;
    private final PrintStream out;
    private final Town town;

    /** A run with these options, printing there. */
    public LedgerBenchmark(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.town = new Town(options.sites(), options.accounts());
    }

    /** Measures and prints the parts asked for. */
    public void run() throws IOException, SQLException, InterruptedException {
        out.printf(
                "%d accounts, %d sites, %d rounds of %d s each; Java %s, %d processors%n",
                town.accounts(),
                town.sites(),
                options.rounds(),
                options.measured().toSeconds(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors());
        try (Server server = Server.start(options.data())) {
            measure(server);
        }
    }

    private void measure(Server server) throws IOException, SQLException, InterruptedException {
        try (Product product = Product.start(server, options.data().resolve("product"), "command", Product.NO_MONGO)) {
            product.settle(town);
            if (options.parts().contains("commands")) {
                commands(server, product);
            }
            if (options.parts().contains("rest")) {
                rest(product);
            }
            if (options.parts().contains("replay")) {
                replayIntoNothing(server, product);
            }
        }
        if (options.parts().contains("replay") || options.parts().contains("history")) {
            readSide(server);
        }
    }

    private void commands(Server server, Product product) throws SQLException, InterruptedException {
        int most = options.clients().stream().mapToInt(Integer::intValue).max().orElse(1);
        try (RawInserts raw = new RawInserts(server, most);
                PlainAxon axon = new PlainAxon(server, most)) {
            axon.open(town.accounts());
            List<Contender> contenders = List.of(
                    raw.contender(),
                    axon.uncached(town.accounts()),
                    axon.cached(town.accounts()),
                    new Sales(product, town).contender());
            for (Contender contender : contenders) {
                Load.run(most, options.warmUp(), contender.work());
                contender.leave().run();
            }
            heading("commands per second");
            for (int clients : options.clients()) {
                takeTurns(clients, contenders);
            }
        }
    }

    private void takeTurns(int clients, List<Contender> contenders) throws InterruptedException {
        Map<Contender, List<Measured>> measured = new LinkedHashMap<>();
        for (int round = 0; round < options.rounds(); round++) {
            for (Contender contender : contenders) {
                Load.run(clients, RUN_UP, contender.work());
                measured.computeIfAbsent(contender, none -> new ArrayList<>())
                        .add(Load.run(clients, options.measured(), contender.work()));
                contender.leave().run();
            }
        }
        measured.forEach((contender, results) ->
                row(contender.name() + ", " + clients + (clients == 1 ? " client" : " clients"), results));
    }

    private void rest(Product product) throws IOException, InterruptedException {
        RestSales sales = new RestSales(product, town);
        Load.run(MANY_CLIENTS, options.warmUp(), sales.over(town.accounts()));
        heading("sales over REST per second, clients in the same process");
        for (int clients : List.of(32, MANY_CLIENTS)) {
            repeat(
                    "REST, all accounts, " + clients + " clients",
                    () -> Load.run(clients, options.measured(), sales.over(town.accounts())));
        }
    }

    private void replayIntoNothing(Server server, Product product) throws SQLException, InterruptedException {
        heading("events per second, read and understood");
        try (PlainAxon axon = new PlainAxon(server, 1)) {
            Map<String, LongSupplier> readers = new LinkedHashMap<>();
            readers.put("plain Axon, replay into nothing", axon::readAll);
            readers.put("Wattledger, replay into nothing", product::readAll);
            // Also warms up.
            readers.forEach((name, reader) -> out.printf("%s: %d events%n", name, reader.getAsLong()));
            Map<String, List<Measured>> measured = new LinkedHashMap<>();
            for (int round = 0; round < options.rounds(); round++) {
                readers.forEach((name, reader) -> {
                    Stopwatch watch = new Stopwatch();
                    measured.computeIfAbsent(name, none -> new ArrayList<>()).add(watch.stop(reader.getAsLong()));
                });
            }
            measured.forEach(this::row);
        }
    }

    private void readSide(Server server) throws IOException, SQLException, InterruptedException {
        try (ReadModels models = ReadModels.startEmpty(server, options.data().resolve("views"))) {
            if (options.parts().contains("replay")) {
                heading("events per second into all read models, embedded read store");
                row("Wattledger, replay into views", List.of(models.replay(REPLAYED)));
            }
            if (options.parts().contains("history")) {
                heading("histories per second, 1000 events each");
                models.history(town, RUN_UP);
                repeat("history of an account as of T", () -> models.history(town, options.measured()));
            }
        }
    }

    private void repeat(String name, Measurement measurement) throws InterruptedException {
        List<Measured> results = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            results.add(measurement.take());
        }
        row(name, results);
    }

    private void heading(String unit) {
        out.printf("%n%-58s %9s %9s %9s %9s %9s %7s%n", unit, "per s", "p50 ms", "p99 ms", "JVM us", "PG us", "others");
    }

    private void row(String name, List<Measured> results) {
        Measured median = Measured.median(results);
        out.printf(
                "%-58s %9.0f %9.2f %9.2f %9.0f %9.0f %7.2f%n",
                name,
                median.perSecond(),
                median.p50Micros() / 1e3,
                median.p99Micros() / 1e3,
                median.programMicros(),
                median.serverMicros(),
                median.othersCores());
    }

    /** One measurement. */
    @FunctionalInterface
    private interface Measurement {

        Measured take() throws InterruptedException;
    }
}
