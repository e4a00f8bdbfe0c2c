package io.wattledger.app.start;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** The options of the program, turned into settings. */
public final class CommandLine {

    private static final String ROLES = "--roles=";
    private static final Set<String> KNOWN_ROLES = Set.of("command", "query", "adapter");

    private CommandLine() {}

    /**
     * Turns {@code --empty} and {@code --roles=...} into settings; any setting may also be given by its full name.
     *
     * @throws StartRefused at an option or a role that there is none of
     */
    public static String[] settingsFrom(String... arguments) {
        return Arrays.stream(arguments).map(CommandLine::settingFrom).toArray(String[]::new);
    }

    private static String settingFrom(String argument) {
        if (argument.equals("--empty")) {
            return "--wattledger.demo=false";
        }
        if (argument.startsWith(ROLES)) {
            return "--wattledger.roles=" + knownRoles(argument.substring(ROLES.length()));
        }
        if (argument.startsWith("--") && argument.contains(".") && argument.contains("=")) {
            return argument;
        }
        throw new StartRefused("Unknown option " + argument + "; there are --empty and --roles=command,query,adapter.");
    }

    private static String knownRoles(String list) {
        Set<String> roles = new TreeSet<>(Arrays.asList(list.split(",", -1)));
        if (!KNOWN_ROLES.containsAll(roles)) {
            throw new StartRefused("Unknown role in " + list + "; there are command, query and adapter.");
        }
        return String.join(",", roles);
    }
}
