package io.wattledger.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run measures, and for how long.
 *
 * @param parts which parts of the table: {@code commands}, {@code rest}, {@code replay}, {@code history}
 * @param accounts accounts that sales are spread over
 * @param sites sites that the accounts are spread over; sales of one site wait for each other at its receipt number
 * @param clients how many clients sell at once, one measurement each
 * @param rounds how often each measurement is repeated; the median is told
 * @param warmUp how long each contender works before anything is measured, so that its code is compiled
 * @param measured how long each measurement takes
 * @param data folder of the stores; kept, so that the next run with as many accounts need not make them
 */
public record Options(
        List<String> parts,
        int accounts,
        int sites,
        List<Integer> clients,
        int rounds,
        Duration warmUp,
        Duration measured,
        Path data) {

    private static final Map<String, String> USUAL = Map.of(
            "parts", "commands,rest,replay,history",
            "accounts", "100000",
            "sites", "50",
            "clients", "1,8,32",
            "rounds", "3",
            "warm-up", "20",
            "seconds", "5",
            "data", "benchmarks/target/ledger");

    /**
     * Reads arguments like {@code --accounts=1000}.
     *
     * @throws IllegalArgumentException at an argument that there is none of
     */
    static Options of(List<String> arguments) {
        Map<String, String> values = new HashMap<>(USUAL);
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0 || !USUAL.containsKey(argument.substring(2, equals))) {
                throw new IllegalArgumentException("unknown argument " + argument + "; there are " + USUAL.keySet());
            }
            values.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
        return new Options(
                listOf(values, "parts"),
                numberOf(values, "accounts"),
                numberOf(values, "sites"),
                listOf(values, "clients").stream().map(Integer::valueOf).toList(),
                numberOf(values, "rounds"),
                Duration.ofSeconds(numberOf(values, "warm-up")),
                Duration.ofSeconds(numberOf(values, "seconds")),
                Path.of(values.getOrDefault("data", "")).toAbsolutePath());
    }

    private static List<String> listOf(Map<String, String> values, String name) {
        return Arrays.asList(values.getOrDefault(name, "").split(",", -1));
    }

    private static int numberOf(Map<String, String> values, String name) {
        return Integer.parseInt(values.getOrDefault(name, ""));
    }
}
