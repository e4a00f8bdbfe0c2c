package io.wattledger.app.start;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The folder that holds all data of this installation, locked as long as it is open: two programs on the same data would destroy each
 * other's work. The operating system drops the lock with the process, however that ends.
 */
public final class DataFolder implements AutoCloseable {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Opens the folder, making it if needed.
     *
     * @throws StartRefused if it cannot be written, or another process has it
     */
    public static DataFolder open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            // Kept open and closed with the folder: closing the channel gives the lock back.
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new StartRefused("Another Wattledger is running on the data in " + path
                        + "; stop it, or name another folder in WATTLEDGER_DATA.");
            }
            return new DataFolder(path.toRealPath(), channel);
        } catch (IOException failure) {
            throw cannotBeWritten(path, failure);
        }
    }

    private static StartRefused cannotBeWritten(Path folder, IOException failure) {
        return new StartRefused(
                "The data folder " + folder + " cannot be written (" + failure
                        + "); make it writable, or name another folder in WATTLEDGER_DATA.",
                failure);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    /** The identity of this installation, made with the folder. */
    public String nodeId() {
        Path file = path.resolve("node-id");
        try {
            if (!Files.exists(file)) {
                writeWhole(file, UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw cannotBeWritten(path, failure);
        }
    }

    /** The folder itself, absolute. */
    public Path path() {
        return path;
    }

    /**
     * The bytes of a secret that only the owner may read.
     *
     * @param initial makes them at first use
     */
    public byte[] secret(String name, Supplier<byte[]> initial) throws IOException {
        Path secrets = path.resolve("secrets");
        if (!Files.isDirectory(secrets)) {
            Files.createDirectory(secrets, OWNER_ONLY);
        }
        Path secret = secrets.resolve(name);
        if (!Files.exists(secret)) {
            writeWhole(secret, initial.get());
        }
        return Files.readAllBytes(secret);
    }

    /** Writes beside and renames, so that a kill in between leaves no half secret. */
    private static void writeWhole(Path target, byte[] content) throws IOException {
        Path beside = target.resolveSibling(target.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, OWNER_ONLY_FILE);
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(beside, target);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
