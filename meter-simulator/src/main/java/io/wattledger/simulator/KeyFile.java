package io.wattledger.simulator;

import io.wattledger.simulator.gl1.GatewayIdentity;
import io.wattledger.simulator.gl1.LinkProtection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What gateways log in with, one a line: the gateway's name on the site, the id under which it was registered, the number of its key, the key's 32 bytes in
 * hexadecimal, and {@code D} if it can only do DES. Empty lines and lines that begin with # are skipped.
 */
final class KeyFile {
    private static final int LEAST_WORDS = 4;
    private static final int MOST_WORDS = 5;

    private KeyFile() {}

    /**
     * The identities by the gateways' names.
     *
     * @throws IllegalArgumentException with a message for the user
     * @throws UncheckedIOException if the file cannot be read
     */
    static Map<String, GatewayIdentity> read(Path file) {
        try {
            return parse(Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the keys: " + file, unreadable);
        }
    }

    static Map<String, GatewayIdentity> parse(List<String> lines) {
        Map<String, GatewayIdentity> identities = new LinkedHashMap<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    take(line.split("\\s+", -1), identities);
                } catch (IllegalArgumentException wrong) {
                    // Nothing of the line itself: it may hold a key.
                    throw new IllegalArgumentException(
                            "keys, line %d is not NAME ID KEYNUMBER KEY [D]".formatted(number), wrong);
                }
            }
        }
        return identities;
    }

    private static void take(String[] words, Map<String, GatewayIdentity> identities) {
        if (words.length < LEAST_WORDS || words.length > MOST_WORDS) {
            throw new IllegalArgumentException("%d words".formatted(words.length));
        }
        LinkProtection strongest =
                words.length == MOST_WORDS ? LinkProtection.valueOf(words[LEAST_WORDS]) : LinkProtection.A;
        identities.put(words[0], new GatewayIdentity(words[1], Integer.parseInt(words[2]), words[3], strongest));
    }
}
