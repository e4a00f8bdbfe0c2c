package io.wattledger.adapter.gl1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.wattledger.simulator.gl1.GatewaySide;
import io.wattledger.simulator.gl1.LinkProtection;
import io.wattledger.simulator.gl1.Wire;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What travels after the log-in, against the simulator's own cryptography. */
class SecureChannelTest {

    private static final byte[] REQUEST = {5, 3, 2, 0x1F, 0, 7, 0x35, (byte) 0xF2};

    private static LinkMessage take(TwoSides sides, byte[] frame) throws UnacceptableFrameException {
        return sides.channel().open(TwoSides.received(frame));
    }

    private static void assertRefused(TwoSides sides, byte[] frame) {
        assertThatExceptionOfType(UnacceptableFrameException.class).isThrownBy(() -> take(sides, frame));
    }

    @Property(tries = 200)
    void whatOneSideSealsTheOtherOpens(
            @ForAll LinkProtection profile,
            @ForAll @Size(min = 1, max = 1_024) byte[] payload,
            @ForAll @IntRange(min = 1, max = 255) int port)
            throws UnacceptableFrameException {
        TwoSides sides = TwoSides.loggedIn(profile);
        for (int i = 0; i < 3; i++) {
            LinkMessage up = take(sides, sides.gateway().seal(Wire.RTU_UP, port, payload));
            GatewaySide.Said down = sides.gateway().open(sides.channel().seal(FrameType.RTU_DOWN, port, payload));

            assertThat(up.type()).isEqualTo(FrameType.RTU_UP);
            assertThat(up.port()).isEqualTo(port);
            assertThat(up.payload()).isEqualTo(payload);
            assertThat(down.payload()).isEqualTo(payload);
        }
    }

    @ParameterizedTest
    @EnumSource
    void givenAnyByteOfAnyFrameIsChanged_whenReceived_thenItIsRefused(LinkProtection profile)
            throws UnacceptableFrameException {
        for (int type : List.of(Wire.HEARTBEAT, Wire.RTU_UP, Wire.RTU_FAIL, Wire.REKEY, Wire.BYE)) {
            byte[] payload = payloadOf(type);
            int port = type == Wire.RTU_UP || type == Wire.RTU_FAIL ? 1 : 0;
            TwoSides sides = TwoSides.loggedIn(profile);
            byte[] frame = sides.gateway().seal(type, port, payload);
            for (int position = 0; position < frame.length; position++) {
                assertRefused(sides, TwoSides.changed(frame, position));
            }
            assertThat(take(sides, frame).payload()).as("the frame itself").isEqualTo(payload);
        }
    }

    private static byte[] payloadOf(int type) {
        return switch (type) {
            case Wire.RTU_UP -> REQUEST;
            case Wire.RTU_FAIL -> new byte[] {1};
            case Wire.REKEY -> new byte[Nonce.BYTES];
            default -> new byte[0];
        };
    }

    @ParameterizedTest
    @EnumSource
    void givenAFrameOfOurs_whenAnyByteOfItIsChanged_thenTheGatewayRefusesIt(LinkProtection profile) {
        TwoSides first = TwoSides.loggedIn(profile);
        int length = first.channel().seal(FrameType.RTU_DOWN, 1, REQUEST).length;
        for (int position = FrameHeader.BYTES; position < length; position++) {
            TwoSides sides = TwoSides.loggedIn(profile);
            byte[] frame = sides.channel().seal(FrameType.RTU_DOWN, 1, REQUEST);
            byte[] changed = TwoSides.changed(frame, position);
            assertThatIllegalStateException().isThrownBy(() -> sides.gateway().open(changed));
        }
    }

    @ParameterizedTest
    @EnumSource
    void givenAFrameIsCutAnywhere_whenItsHeaderSaysSo_thenItIsRefused(LinkProtection profile) {
        TwoSides sides = TwoSides.loggedIn(profile);
        byte[] frame = sides.gateway().seal(Wire.RTU_UP, 1, REQUEST);
        for (int length = 0; length < frame.length - FrameHeader.BYTES; length++) {
            byte[] body = Arrays.copyOfRange(frame, FrameHeader.BYTES, FrameHeader.BYTES + length);
            FrameHeader shorter = new FrameHeader(FrameType.RTU_UP, profile.code(), 1, length, 3);
            assertThatExceptionOfType(UnacceptableFrameException.class)
                    .isThrownBy(() -> sides.channel().open(new LinkFrame(shorter, body)))
                    .withMessage(FrameCipher.NOT_GENUINE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void givenAFrameThatCameAlready_whenReplayed_thenItIsRefused(LinkProtection profile)
            throws UnacceptableFrameException {
        TwoSides sides = TwoSides.loggedIn(profile);
        byte[] frame = sides.gateway().seal(Wire.RTU_UP, 1, REQUEST);
        take(sides, frame);

        assertRefused(sides, frame);
    }

    @ParameterizedTest
    @EnumSource
    void givenTwoFrames_whenTheSecondComesFirst_thenItIsRefused(LinkProtection profile) {
        TwoSides sides = TwoSides.loggedIn(profile);
        sides.gateway().seal(Wire.RTU_UP, 1, REQUEST);

        assertRefused(sides, sides.gateway().seal(Wire.RTU_UP, 1, REQUEST));
    }

    @ParameterizedTest
    @EnumSource
    void givenOurOwnFrame_whenItIsSentBackToUs_thenItIsRefused(LinkProtection profile) {
        TwoSides sides = TwoSides.loggedIn(profile);
        byte[] ours = sides.channel().seal(FrameType.RTU_UP, 1, REQUEST);

        assertRefused(sides, ours);
    }

    @Test
    void givenAFrameThatOnlyAServerSends_whenAGatewaySendsIt_thenItIsRefused() {
        for (int type : List.of(Wire.HEARTBEAT_ACK, Wire.RTU_DOWN, Wire.TIME)) {
            TwoSides sides = TwoSides.loggedIn(LinkProtection.A);
            assertRefused(sides, sides.gateway().seal(type, 0, new byte[8]));
        }
    }

    @Test
    void givenAPayloadThatIsTooLong_whenSealed_thenThatIsOurMistake() {
        TwoSides sides = TwoSides.loggedIn(LinkProtection.A);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sides.channel().seal(FrameType.RTU_DOWN, 1, new byte[1_025]));
        assertRefused(sides, sides.gateway().seal(Wire.RTU_UP, 1, new byte[1_025]));
    }

    @ParameterizedTest
    @EnumSource
    void givenTheGatewayAsksForNewKeys_whenAnswered_thenTheNextFramesGoUnderThem(LinkProtection profile)
            throws UnacceptableFrameException {
        TwoSides sides = TwoSides.loggedIn(profile);
        byte[] keysBefore = sides.gateway().keyMaterial(true);

        byte[] answer = sides.channel().rekey(take(sides, sides.gateway().rekey()));
        sides.gateway().open(answer);

        assertThat(sides.gateway().isRekeying()).isFalse();
        assertThat(sides.gateway().keyMaterial(true)).isNotEqualTo(keysBefore);
        assertThat(take(sides, sides.gateway().seal(Wire.RTU_UP, 1, REQUEST)).payload())
                .isEqualTo(REQUEST);
        byte[] down = sides.channel().seal(FrameType.RTU_DOWN, 1, REQUEST);
        assertThat(sides.gateway().open(down).payload()).isEqualTo(REQUEST);
    }

    @ParameterizedTest
    @EnumSource
    void givenKeysOfTwiceTheirAge_whenUsed_thenTheSessionEnds(LinkProtection profile)
            throws UnacceptableFrameException {
        TwoSides sides = TwoSides.loggedIn(profile);
        long hours = profile == LinkProtection.D ? 2 : 48;
        sides.later(TimeUnit.HOURS.toMillis(hours));
        take(sides, sides.gateway().seal(Wire.HEARTBEAT, 0, new byte[0]));
        sides.later(1);

        assertRefused(sides, sides.gateway().seal(Wire.HEARTBEAT, 0, new byte[0]));
    }

    @Test
    void givenNewKeysInTime_whenTheOldOnesWouldBeTooOld_thenTheSessionGoesOn() throws UnacceptableFrameException {
        TwoSides sides = TwoSides.loggedIn(LinkProtection.D);
        sides.later(TimeUnit.MINUTES.toMillis(61));
        sides.gateway().open(sides.channel().rekey(take(sides, sides.gateway().rekey())));
        sides.later(TimeUnit.MINUTES.toMillis(61));

        assertThat(take(sides, sides.gateway().seal(Wire.HEARTBEAT, 0, new byte[0]))
                        .type())
                .isEqualTo(FrameType.HEARTBEAT);
    }

    @Test
    void givenEightMebibytesUnderTheSameDesKeys_whenMoreComes_thenTheSessionEnds() throws UnacceptableFrameException {
        TwoSides sides = TwoSides.loggedIn(LinkProtection.D);
        byte[] payload = new byte[1_024];
        long bodyBytes = 0;
        while (bodyBytes <= 8L << 20) {
            byte[] frame = sides.gateway().seal(Wire.RTU_UP, 1, payload);
            bodyBytes += frame.length - FrameHeader.BYTES;
            take(sides, frame);
        }

        assertRefused(sides, sides.gateway().seal(Wire.RTU_UP, 1, payload));
    }
}
