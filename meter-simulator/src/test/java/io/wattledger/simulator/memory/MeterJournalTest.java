package io.wattledger.simulator.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattledger.simulator.meter.MeterImage;
import io.wattledger.simulator.meter.SerialNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeterJournalTest {
    private static final MeterImage FIRST = MeterImage.ofNewMeter(new SerialNumber("202600000001"));
    private static final MeterImage SECOND = MeterImage.ofNewMeter(new SerialNumber("202600000002"));

    @TempDir
    private Path folder;

    @Test
    @DisplayName("the newest image of each meter is found again, field for field")
    void newestImage() throws IOException {
        MeterImage newer = FIRST.afterPowerFailure();
        try (MeterJournal journal = new MeterJournal(folder)) {
            journal.keep(FIRST);
            journal.keep(SECOND);
            journal.keepLazily(newer);
        }

        try (MeterJournal journal = new MeterJournal(folder)) {
            assertThat(journal.image("202600000001")).contains(newer);
            assertThat(journal.image("202600000002")).contains(SECOND);
            assertThat(journal.image("202600000003")).isEmpty();
        }
    }

    @Test
    @DisplayName("a line that a crash has torn is not there, and the lines around it are")
    void tornLine() throws IOException {
        try (MeterJournal journal = new MeterJournal(folder)) {
            journal.keep(FIRST);
        }
        Path file = folder.resolve("meters.journal");
        byte[] good = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(good, good.length / 2), StandardOpenOption.APPEND);
        Files.write(file, good, StandardOpenOption.APPEND);
        Files.write(file, new byte[] {'\n', (byte) 0xFF, 0, 7}, StandardOpenOption.APPEND);

        try (MeterJournal journal = new MeterJournal(folder)) {
            assertThat(journal.image("202600000001")).contains(FIRST);
        }
        assertThat(Files.size(file)).isEqualTo(good.length);
    }

    @Test
    @DisplayName("a journal that has outgrown its content is rewritten while it is in use")
    void rewritten() throws IOException {
        try (MeterJournal journal = new MeterJournal(folder, 10_000)) {
            for (int i = 0; i < 100; i++) {
                journal.keepLazily(FIRST);
            }
            journal.keep(SECOND);
            assertThat(Files.size(folder.resolve("meters.journal"))).isLessThan(20_000);
        }
        try (MeterJournal journal = new MeterJournal(folder)) {
            assertThat(journal.image("202600000001")).contains(FIRST);
            assertThat(journal.image("202600000002")).contains(SECOND);
        }
    }

    @Test
    @DisplayName("two simulators cannot use one folder")
    void oneUser() throws IOException {
        try (MeterJournal journal = new MeterJournal(folder)) {
            assertThat(journal.image("202600000001")).isEmpty();
            assertThatThrownBy(() -> new MeterJournal(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use");
        }
    }
}
