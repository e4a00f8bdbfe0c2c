package io.wattledger.adapter.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The frames of meter-profiles.md section 4, byte for byte; slave 5. */
class GoldenFramesTest {

    private static final int SLAVE = 5;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
    private static final ReadRegisters FAST_READ = new ReadRegisters(0x021F, 7);
    private static final byte[] FORCED_OPEN = {0, 1, 0, 1};

    private final RtuFraming rtu = new RtuFraming();

    static byte[] bytes(String hex) {
        return HEX.parseHex(hex);
    }

    private void assertRtu(RequestPdu request, String expected) {
        assertThat(HEX.formatHex(rtu.encode(SLAVE, request, 0))).isEqualTo(expected);
    }

    private Reply replyTo(RequestPdu request, String received) {
        ReplyReader reader = new ReplyReader(rtu);
        reader.expect(SLAVE, request, 0);
        Reply reply = reader.read(Unpooled.wrappedBuffer(bytes(received)));
        assertThat(reply).isNotNull();
        return reply;
    }

    @Test
    void requestsAreThoseOfTheProfile() {
        assertRtu(FAST_READ, "05 03 02 1F 00 07 35 F2");
        assertRtu(new ReadRegisters(0x0200, 48), "05 03 02 00 00 30 45 E2");
        assertRtu(new WriteRegisters(0x0057, FORCED_OPEN), "05 10 00 57 00 02 04 00 01 00 01 32 45");
        assertRtu(new WriteRegisters(0x0057, new byte[] {0, 1, 0, 0}), "05 10 00 57 00 02 04 00 01 00 00 F3 85");
        assertRtu(new WriteRegisters(0x0057, new byte[4]), "05 10 00 57 00 02 04 00 00 00 00 A2 45");
    }

    @Test
    void theFastReadsAnswerHoldsItsRegisters() {
        Reply reply = replyTo(FAST_READ, "05 03 0E 00 00 30 39 00 08 00 00 00 03 20 49 08 00 C2 1E");

        assertThat(reply.isException()).isFalse();
        assertThat(reply.values().quantity()).isEqualTo(7);
        assertThat(reply.values().i32(0)).isEqualTo(12_345);
        assertThat(reply.values().u16(2)).isEqualTo(8);
        assertThat(reply.values().u16(5)).isEqualTo(0x2049);
        assertThat(reply.frame()).hasToString("05 03 0E 00 00 30 39 00 08 00 00 00 03 20 49 08 00 C2 1E");
    }

    @Test
    void aWritesReplyEchoesAddressAndQuantity() {
        Reply reply = replyTo(new WriteRegisters(0x0057, FORCED_OPEN), "05 10 00 57 00 02 F1 9C");

        assertThat(reply.isException()).isFalse();
        assertThat(reply.values().quantity()).isZero();
    }

    @Test
    void anExceptionNamesItsCode() {
        Reply reply = replyTo(new WriteRegisters(0x0057, FORCED_OPEN), "05 90 03 4D C0");

        assertThat(reply.isException()).isTrue();
        assertThat(reply.exceptionCode()).isEqualTo(3);
    }

    @Test
    void aReadingBelowZeroStaysBelowZero() {
        assertThat(Registers.of((byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0x85)
                        .i32(0))
                .isEqualTo(-123);
    }
}
