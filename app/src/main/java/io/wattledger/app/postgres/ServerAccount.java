package io.wattledger.app.postgres;

import io.wattledger.app.start.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The account under which the server's processes run. For an ordinary user it is that user's own. PostgreSQL refuses to run as root;
 * then it is the account that owns the data directory, or at first start {@code postgres} or {@code nobody}, entered with {@code
 * setpriv}, which every distribution's base system has and which needs no namespaces.
 *
 * <p>Such an account often cannot walk down to the data folder, say below {@code /root}. So a child gets the data directory as an open
 * file descriptor, and names it by that.
 */
final class ServerAccount {

    /** How a child names the directory that {@link #command} opens for it. */
    static final String CLUSTER = "/proc/self/fd/9";

    /** How a child names the file that {@link #command} opens for it. */
    static final String PASSWORD_FILE = "/proc/self/fd/8";

    private static final String WITH_OPEN_FILES = "exec 9<\"$1\" 8<\"$2\"; shift 2; exec \"$@\"";
    private static final List<String> CANDIDATES = List.of("postgres", "nobody");

    private final @Nullable UserPrincipal other;

    private ServerAccount(@Nullable UserPrincipal other) {
        this.other = other;
    }

    /** The account for a data directory, which need not exist yet. */
    static ServerAccount forCluster(Path cluster) throws IOException {
        if (!runningAsRoot()) {
            return new ServerAccount(null);
        }
        if (find("setpriv").isEmpty()) {
            throw new StartRefused(
                    "PostgreSQL does not run as root, and setpriv (package util-linux) is not here to change that; "
                            + "run as an ordinary user, or name a server of your own in WATTLEDGER_POSTGRES_URL.");
        }
        return new ServerAccount(Files.exists(cluster) ? Files.getOwner(cluster) : firstCandidate(cluster));
    }

    /** By the effective user of this process, second on the line {@code Uid:} of its status (proc(5)). */
    static boolean runningAsRoot() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("Uid:"))
                .anyMatch(line -> line.split("\\s+", -1)[2].equals("0"));
    }

    private static UserPrincipal firstCandidate(Path cluster) throws IOException {
        IOException notFound = new IOException("no candidates");
        for (String name : CANDIDATES) {
            try {
                return cluster.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
            } catch (UserPrincipalNotFoundException absent) {
                notFound = absent;
            }
        }
        throw new StartRefused(
                "PostgreSQL does not run as root, and there is neither a user postgres nor nobody; "
                        + "run as an ordinary user, or name a server of your own in WATTLEDGER_POSTGRES_URL.",
                notFound);
    }

    /** Gives a file to this account. */
    void own(Path path) throws IOException {
        if (other != null) {
            Files.setOwner(path, other);
        }
    }

    /**
     * The command line that runs a server binary under this account, in a session of its own, so that a Ctrl-C on our terminal does
     * not end the server before us.
     */
    List<String> command(Path cluster, Path passwordFile, Path binary, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(List.of("/bin/sh", "-c", WITH_OPEN_FILES, "sh", cluster.toString(), passwordFile.toString()));
        if (other != null) {
            command.addAll(List.of(
                    find("setpriv").orElseThrow().toString(),
                    "--reuid=" + other.getName(),
                    "--regid=" + primaryGroup(other.getName()),
                    "--clear-groups",
                    "--no-new-privs",
                    "--"));
        }
        command.add(binary.toString());
        command.addAll(arguments);
        return command;
    }

    /** The primary group of a user; an owner without an entry in the user database is a bare number and serves for both. */
    private static String primaryGroup(String user) throws IOException {
        Process id = new ProcessBuilder("id", "-g", user)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String group = new String(id.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return group.isEmpty() ? user : group;
    }

    private static Optional<Path> find(String program) {
        return List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin").stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
