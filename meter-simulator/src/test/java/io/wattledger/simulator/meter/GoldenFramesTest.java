package io.wattledger.simulator.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.simulator.ManualClock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The golden frames of meter-profiles.md section 4, byte for byte. */
class GoldenFramesTest {
    private static final int SLAVE = 5;

    private final ReferenceMeter meter = meterOfTheDocument();

    @Test
    @DisplayName("a fast read shows 123.45 CNY, count 8, three allowed trips, L1 closed, prepaid on, alarm 1")
    void fastRead() {
        assertThat(exchange("05 03 02 1F 00 07 35 F2"))
                .isEqualTo("05 03 0E 00 00 30 39 00 08 00 00 00 03 20 49 08 00 C2 1E");
    }

    @Test
    @DisplayName("a full read answers with 48 registers")
    void fullRead() {
        String response = exchange("05 03 02 00 00 30 45 E2");

        assertThat(response).startsWith("05 03 60 00 07");
        assertThat(response.split(" ")).hasSize(5 + 2 * 48);
    }

    @Test
    @DisplayName("a forced trip is acknowledged and opens the relay")
    void forcedTrip() {
        assertThat(exchange("05 10 00 57 00 02 04 00 01 00 01 32 45")).isEqualTo("05 10 00 57 00 02 F1 9C");
        assertThat(meter.image().relay().contactClosed()).isFalse();
    }

    @Test
    @DisplayName("a forced close is acknowledged and closes the relay, resuming prepaid control gives it back")
    void forcedCloseAndResume() {
        assertThat(exchange("05 10 00 57 00 02 04 00 01 00 00 F3 85")).isEqualTo("05 10 00 57 00 02 F1 9C");
        assertThat(meter.image().relay().forced()).isTrue();
        assertThat(exchange("05 10 00 57 00 02 04 00 00 00 00 A2 45")).isEqualTo("05 10 00 57 00 02 F1 9C");
        assertThat(meter.image().relay().forced()).isFalse();
    }

    @Test
    @DisplayName("a refused value is the exception frame of the document")
    void exceptionFrame() {
        assertThat(exchange(withCrc("05 10 00 57 00 02 04 00 02 00 00"))).isEqualTo("05 90 03 4D C0");
    }

    @Test
    @DisplayName("the other vendor's purchase frame is well formed but its function is unknown to this profile")
    void vendorFunction() {
        String frame = "05 20 01 00 00 04 08 00 00 27 10 00 09 00 00 97 DE";

        assertThat(withCrc(frame.substring(0, frame.length() - 6))).isEqualTo(frame);
        assertThat(exchange(frame)).startsWith("05 A0 01");
    }

    private String exchange(String requestFrame) {
        byte[] frame = HexFormat.ofDelimiter(" ").parseHex(requestFrame);
        assertThat(withCrc(requestFrame.substring(0, requestFrame.length() - 6)))
                .isEqualTo(requestFrame);
        byte[] response = meter.answer(Arrays.copyOfRange(frame, 1, frame.length - 2));
        return withCrc("%02X %s".formatted(SLAVE, hex(response)));
    }

    private static String withCrc(String body) {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(body);
        int crc = Crc16.of(bytes, 0, bytes.length);
        return "%s %02X %02X".formatted(body, crc & 0xFF, crc >>> 8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
    }

    private static ReferenceMeter meterOfTheDocument() {
        ReferenceMeter meter = Meters.withCount(7, new ManualClock("2026-03-01T04:00:00Z"), ZoneId.of("Asia/Shanghai"));
        meter.operateOnSite(MoneyOpType.OPEN, 12_345, 1);
        byte[] parameters = new Parameters(20_000, 10_000, 0, 10_000_000, 1, 0, 0, 0, 1).encode();
        meter.answer(Meters.write(0x3060, parameters));
        return meter;
    }
}
