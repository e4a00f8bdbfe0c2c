package io.wattledger.app.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One program to a data folder, and secrets for its owner only. */
class DataFolderTest {

    @TempDir
    private Path parent;

    @Test
    void aSecondProgramOnTheSameFolderIsRefusedUntilTheFirstHasEnded() throws IOException {
        Path folder = parent.resolve("data");
        try (DataFolder first = DataFolder.open(folder)) {
            assertThat(first.path()).isDirectory();
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> DataFolder.open(folder))
                    .withMessageContaining("Another Wattledger is running")
                    .withMessageContaining(folder.toString());
        }
        DataFolder.open(folder).close();
    }

    @Test
    void aFolderThatCannotBeMadeIsRefusedInOneLine() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "in the way");

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> DataFolder.open(file.resolve("data")))
                .withMessageContaining("cannot be written")
                .withMessageNotContaining("\n");
    }

    @Test
    void aSecretIsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
        try (DataFolder data = DataFolder.open(parent)) {
            byte[] first = data.secret("key", () -> "one".getBytes(StandardCharsets.US_ASCII));
            byte[] again = data.secret("key", () -> "two".getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(first, StandardCharsets.US_ASCII)).isEqualTo("one");
            assertThat(again).isEqualTo(first);
            assertThat(permissions("secrets")).isEqualTo("rwx------");
            assertThat(permissions("secrets/key")).isEqualTo("rw-------");
        }
    }

    @Test
    void theInstallationKeepsItsIdentity() throws IOException {
        String node;
        try (DataFolder data = DataFolder.open(parent)) {
            node = data.nodeId();
        }
        try (DataFolder data = DataFolder.open(parent)) {
            assertThat(data.nodeId()).isEqualTo(node).isNotBlank();
        }
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(parent.resolve(name)));
    }
}
