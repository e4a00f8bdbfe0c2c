package io.wattledger.benchmark;

import io.wattledger.benchmark.ledger.LedgerBenchmark;
import java.util.Arrays;
import java.util.List;

/** The program behind {@code ./benchmarks/run}. */
public final class Benchmarks {

    private Benchmarks() {}

    /** Runs the benchmark that the first argument names. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("logging.level.root", "warn");
        if (arguments.length == 0 || !arguments[0].equals("ledger")) {
            System.err.println("Which benchmark? There is: ledger");
            System.exit(2);
        }
        Options options = Options.of(List.copyOf(Arrays.asList(arguments).subList(1, arguments.length)));
        new LedgerBenchmark(options, System.out).run();
    }
}
