package io.wattledger.adapter.gl1;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.simulator.gl1.LinkProtection;
import io.wattledger.simulator.gl1.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The test vectors that {@code docs/gl1.md} publishes are what both implementations do. */
class VectorsTest {

    private static final Path DOCUMENT = Path.of("../docs/gl1.md");
    private static final byte[] REQUEST = HexFormat.of().parseHex("0503021f000735f2");

    /** Counts up from a first byte, so that a vector can be checked by hand. */
    private static final class Counting implements RandomGenerator {
        private int next;

        Counting(int first) {
            this.next = first;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) next++;
            }
        }

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException("only bytes are asked for");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDocumentSaysWhatBothSidesDo(LinkProtection profile) throws IOException, UnacceptableFrameException {
        List<String> vectors = vectorsOf(profile);

        assertThat(Files.readString(DOCUMENT)).contains(String.join("\n", vectors));
    }

    private static List<String> vectorsOf(LinkProtection profile) throws UnacceptableFrameException {
        TwoSides sides = new TwoSides(profile, new Counting(0x40), new Counting(0xA0));
        List<String> lines = new ArrayList<>();
        byte[] hello = sides.gateway().hello();
        byte[] challenge = sides.challenge(hello);
        byte[] auth = sides.gateway().auth(challenge);
        assertThat(sides.server().auth(TwoSides.received(auth))).isEmpty();
        byte[] authOk = sides.server().accept(30);
        sides.gateway().accept(authOk);
        SecureChannel channel = sides.server().channel(() -> 0);
        lines.add(line("HELLO", hello));
        lines.add(line("CHALLENGE", challenge));
        lines.add(line("AUTH", auth));
        lines.add(line("AUTH_OK", authOk));
        lines.add(line("keys up", sides.gateway().keyMaterial(true)));
        lines.add(line("keys down", sides.gateway().keyMaterial(false)));
        byte[] down = channel.seal(FrameType.RTU_DOWN, 1, REQUEST);
        byte[] up = sides.gateway().seal(Wire.HEARTBEAT, 0, new byte[0]);
        assertThat(sides.gateway().open(down).payload()).isEqualTo(REQUEST);
        channel.open(TwoSides.received(up));
        lines.add(line("RTU_DOWN", down));
        lines.add(line("HEARTBEAT", up));
        byte[] rekey = sides.gateway().rekey();
        byte[] answer = channel.rekey(channel.open(TwoSides.received(rekey)));
        sides.gateway().open(answer);
        lines.add(line("REKEY up", rekey));
        lines.add(line("REKEY down", answer));
        lines.add(line("new keys up", sides.gateway().keyMaterial(true)));
        lines.add(line("new keys down", sides.gateway().keyMaterial(false)));
        byte[] under = sides.gateway().seal(Wire.HEARTBEAT, 0, new byte[0]);
        channel.open(TwoSides.received(under));
        lines.add(line("HEARTBEAT", under));
        return lines;
    }

    /** Thirty-two bytes a line, as a document can hold them. */
    private static String line(String name, byte[] bytes) {
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += 32) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 32));
            parts.add(HexFormat.of().formatHex(part));
        }
        return "%-14s%s".formatted(name, String.join("\n" + " ".repeat(14), parts));
    }
}
