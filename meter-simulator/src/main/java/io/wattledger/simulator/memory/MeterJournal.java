package io.wattledger.simulator.memory;

import io.wattledger.simulator.meter.MeterImage;
import io.wattledger.simulator.meter.MeterMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers meters in one append-only file. Every line is the CRC-32 and the whole image of one meter, so the newest good line of a meter is a consistent
 * state, and a line that was torn by a crash is simply not there (it begins with its line feed, so it does not spoil the next). Writes of money and settings
 * are forced to the disk before {@link #keep} returns; images that only carry consumption go with {@link #keepLazily}. The file is rewritten with one line per
 * meter at the start and whenever it has outgrown its content.
 */
public final class MeterJournal implements MeterMemory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MeterJournal.class);
    private static final String FILE_NAME = "meters.journal";
    private static final String LOCK_NAME = "meters.lock";
    private static final long REWRITE_FROM_BYTES = 8L << 20;
    private static final int REWRITE_AT_GROWTH = 4;
    private static final int CRC_DIGITS = 8;

    private final ObjectMapper json = JsonMapper.builder().build();
    private final Path file;
    private final FileChannel lockChannel;
    private final Map<String, String> newestLines = new LinkedHashMap<>();
    private final long rewriteFromBytes;
    private FileChannel journal;
    private long writtenBytes;
    private long contentBytes;

    /**
     * Opens the memory in {@code folder}, which is created if needed.
     *
     * @throws IOException if the folder cannot be used, or another simulator is using it
     */
    public MeterJournal(Path folder) throws IOException {
        this(folder, REWRITE_FROM_BYTES);
    }

    MeterJournal(Path folder, long rewriteFromBytes) throws IOException {
        this.rewriteFromBytes = rewriteFromBytes;
        this.file = folder.resolve(FILE_NAME);
        Files.createDirectories(folder);
        this.lockChannel = lock(folder.resolve(LOCK_NAME));
        try {
            load();
            this.journal = rewrite();
        } catch (IOException | RuntimeException unusable) {
            lockChannel.close();
            throw unusable;
        }
    }

    /** What is remembered of the meter with this number. */
    public synchronized Optional<MeterImage> image(String serialNumber) {
        return Optional.ofNullable(newestLines.get(serialNumber)).map(line -> parse(line.substring(1)));
    }

    @Override
    public synchronized void keep(MeterImage image) throws IOException {
        append(image);
        journal.force(false);
    }

    @Override
    public synchronized void keepLazily(MeterImage image) throws IOException {
        append(image);
    }

    /** Forces what was kept and lets another simulator use the folder. */
    @Override
    public synchronized void close() {
        try (lockChannel;
                FileChannel closing = journal) {
            closing.force(true);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot close " + file, failed);
        }
    }

    private void append(MeterImage image) throws IOException {
        String line = line(json.writeValueAsString(image));
        writtenBytes += write(journal, line);
        remember(image.serial(), line);
        if (writtenBytes > rewriteFromBytes && writtenBytes > REWRITE_AT_GROWTH * contentBytes) {
            rewriteIfPossible();
        }
    }

    private void rewriteIfPossible() {
        try {
            FileChannel outgrown = journal;
            journal = rewrite();
            outgrown.close();
        } catch (IOException failed) {
            // What was kept is in the old file, which goes on; the next image tries again.
            LOG.warn("{} could not be rewritten", file, failed);
        }
    }

    private void remember(String serialNumber, String line) {
        String before = newestLines.put(serialNumber, line);
        contentBytes += line.length() - (before == null ? 0 : before.length());
    }

    /** Writes one line per meter to a new file that takes the old one's place in one step. */
    private FileChannel rewrite() throws IOException {
        Path fresh = file.resolveSibling(FILE_NAME + ".new");
        FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try {
            long written = 0;
            for (String line : newestLines.values()) {
                written += write(channel, line);
            }
            channel.force(true);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
            writtenBytes = written;
            return channel;
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
    }

    private void forceFolder() throws IOException {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static int write(FileChannel channel, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
        int length = bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        return length;
    }

    private void load() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        // US-ASCII would refuse damaged bytes as a whole; Latin-1 lets each line's CRC decide.
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        for (String line : lines) {
            if (isIntact(line)) {
                remember(parse(line).serial(), "\n" + line);
            }
        }
    }

    private MeterImage parse(String line) {
        try {
            return json.readValue(line.substring(CRC_DIGITS + 1), MeterImage.class);
        } catch (JacksonException foreign) {
            throw new IllegalStateException(file + " was written by another version of the simulator", foreign);
        }
    }

    private static String line(String image) {
        return "\n%08x %s".formatted(crc(image), image);
    }

    private static boolean isIntact(String line) {
        if (line.length() <= CRC_DIGITS + 1) {
            return false;
        }
        String image = line.substring(CRC_DIGITS + 1);
        return line.startsWith("%08x ".formatted(crc(image)));
    }

    private static long crc(String image) {
        CRC32 crc = new CRC32();
        crc.update(image.getBytes(StandardCharsets.ISO_8859_1));
        return crc.getValue();
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException usedInThisProcess) {
            channel.close();
            throw new IOException("the meter memory in " + path.getParent() + " is in use", usedInThisProcess);
        }
        channel.close();
        throw new IOException("the meter memory in " + path.getParent() + " is in use by another simulator");
    }
}
