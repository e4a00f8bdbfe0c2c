package io.wattledger.app.postgres;

import io.wattledger.app.start.StartRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** The server's binaries, which lie packed in the class path, unpacked once into a cache folder. */
final class PostgresBinaries {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);
    private static final int NAME_HEX_DIGITS = 16;

    private PostgresBinaries() {}

    /**
     * Unpacks the binaries for this machine, unless that was done before.
     *
     * @param cache folder to unpack into; each release of the binaries gets a folder of its own in it, named by its hash
     * @return the folder that holds {@code bin}, {@code lib} and {@code share}
     */
    static Path unpackInto(Path cache) throws IOException {
        String archive = "/postgres-linux-" + architecture() + ".txz";
        Path home = cache.resolve("postgres-bin-" + fingerprint(archive));
        if (Files.isDirectory(home)) {
            return home;
        }
        LOG.info("Unpacking PostgreSQL into {}", home);
        Path beside = Files.createTempDirectory(openDirectory(cache), "postgres-unpacking-");
        Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            unpack(archive, beside);
            moveIntoPlace(beside, home);
        } finally {
            FileSystemUtils.deleteRecursively(beside);
        }
        return home;
    }

    private static void moveIntoPlace(Path beside, Path home) throws IOException {
        try {
            Files.move(beside, home);
        } catch (FileAlreadyExistsException unpackedByAnother) {
            LOG.debug("{} was unpacked by another process in the meantime", home);
        }
    }

    private static String architecture() {
        String architecture = System.getProperty("os.arch");
        return switch (architecture) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default ->
                throw new StartRefused("There is no embedded PostgreSQL for " + architecture
                        + "; name a server of your own in WATTLEDGER_POSTGRES_URL.");
        };
    }

    private static InputStream open(String archive) {
        InputStream packed = PostgresBinaries.class.getResourceAsStream(archive);
        if (packed == null) {
            throw new StartRefused("The PostgreSQL binaries " + archive + " are not in this program; "
                    + "name a server of your own in WATTLEDGER_POSTGRES_URL.");
        }
        return packed;
    }

    private static String fingerprint(String archive) throws IOException {
        try (DigestInputStream packed = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            packed.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(packed.getMessageDigest().digest()).substring(0, NAME_HEX_DIGITS);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (InputStream packed = new BufferedInputStream(open(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive names a place outside itself: " + entry.getName());
                }
                unpack(tar, entry, path);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            openDirectory(path);
            return;
        }
        openDirectory(path.resolveSibling(".").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    /** Makes a directory, and those above it, open to all whatever the umask: as root the server runs under another account. */
    private static Path openDirectory(Path directory) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path path = directory; path != null && !Files.isDirectory(path); path = path.getParent()) {
            missing.push(path);
        }
        for (Path path : missing) {
            Files.createDirectory(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return directory;
    }
}
