package io.wattledger.adapter.gl1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.wattledger.kernel.device.LinkProfile;
import io.wattledger.simulator.gl1.GatewayIdentity;
import io.wattledger.simulator.gl1.GatewaySide;
import io.wattledger.simulator.gl1.LinkProtection;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The log-in, against a gateway that was written apart. */
class ServerHandshakeTest {

    private final ServerHandshake server = new ServerHandshake(new Random(5), InstantSource.fixed(TwoSides.NOW));

    private static GatewaySide gateway(LinkProtection best) {
        GatewayIdentity identity = new GatewayIdentity(TwoSides.ID, 1, TwoSides.KEY_HEX, best);
        return new GatewaySide(identity, 2, new Random(6));
    }

    private Optional<RejectReason> proofOf(GatewaySide gateway, LinkProfile minimum) throws UnacceptableFrameException {
        server.hello(TwoSides.received(gateway.hello()));
        byte[] challenge = server.challenge(Optional.of(TwoSides.key(minimum))).orElseThrow();
        return server.auth(TwoSides.received(gateway.auth(challenge)));
    }

    @ParameterizedTest
    @EnumSource
    void givenTheRightKey_whenAGatewayLogsIn_thenBothHaveProvedThemselvesWithItsBestProfile(LinkProtection best)
            throws UnacceptableFrameException {
        GatewaySide gateway = gateway(best);

        assertThat(proofOf(gateway, LinkProfile.D)).isEmpty();

        assertThat(gateway.accept(server.accept(30))).isEqualTo(30);
        assertThat(server.gateway().gatewayId()).isEqualTo(TwoSides.GATEWAY);
        assertThat(server.profile().name()).isEqualTo(best.name());
    }

    @Test
    void givenAGatewayThatCanOnlyDoDes_whenItsMinimumIsAes_thenItIsRefused() throws UnacceptableFrameException {
        assertThat(proofOf(gateway(LinkProtection.D), LinkProfile.A)).contains(RejectReason.PROFILE);
        assertThatIllegalStateException().isThrownBy(server::gateway);
    }

    @Test
    void givenAnUnknownId_whenItLogsIn_thenItIsChallengedLikeAnyOtherAndFailsAtTheProof()
            throws UnacceptableFrameException {
        GatewaySide stranger = gateway(LinkProtection.A);
        server.hello(TwoSides.received(stranger.hello()));
        byte[] challenge = server.challenge(Optional.empty()).orElseThrow();

        assertThat(server.auth(TwoSides.received(stranger.auth(challenge)))).contains(RejectReason.NOT_AUTHENTIC);
        assertThatIllegalStateException().isThrownBy(server::gateway);
    }

    @Test
    void givenAnotherKey_whenAGatewayLogsIn_thenItIsToldTheSameAsAStranger() throws UnacceptableFrameException {
        String otherKey = TwoSides.KEY_HEX.replace("1f", "1e");
        GatewaySide gateway =
                new GatewaySide(new GatewayIdentity(TwoSides.ID, 1, otherKey, LinkProtection.A), 2, new Random(6));

        assertThat(proofOf(gateway, LinkProfile.D)).contains(RejectReason.NOT_AUTHENTIC);
    }

    @Test
    void givenAnOfferFromWhichTheStrongProfileWasStruck_whenProved_thenTheDowngradeIsFoundOut()
            throws UnacceptableFrameException {
        GatewaySide gateway = gateway(LinkProtection.A);
        byte[] weakened = gateway.hello();
        int offerAt = FrameHeader.BYTES + 1 + TwoSides.ID.length() + 1;
        weakened[offerAt] = 1;
        server.hello(TwoSides.received(weakened));
        byte[] challenge =
                server.challenge(Optional.of(TwoSides.key(LinkProfile.D))).orElseThrow();

        assertThat(server.auth(TwoSides.received(gateway.auth(challenge)))).contains(RejectReason.NOT_AUTHENTIC);
    }

    @Test
    void givenNoProfileThatWeSpeak_whenOffered_thenThereIsNoChallenge() throws UnacceptableFrameException {
        byte[] hello = gateway(LinkProtection.A).hello();
        hello[FrameHeader.BYTES + 1 + TwoSides.ID.length() + 1] = 4;
        server.hello(TwoSides.received(hello));

        assertThat(server.challenge(Optional.of(TwoSides.key(LinkProfile.D)))).isEmpty();
    }

    @Test
    void givenAnyByteOfAGatewaysFramesIsChanged_whenItLogsIn_thenItDoesNotGetIn() throws UnacceptableFrameException {
        int helloBytes = gateway(LinkProtection.A).hello().length;
        int authBytes = FrameHeader.BYTES + HmacSha256.BYTES;
        for (int position = 0; position < helloBytes + authBytes; position++) {
            assertThat(getsInThough(position, helloBytes))
                    .as("byte " + position)
                    .isFalse();
        }
    }

    private static boolean getsInThough(int changed, int helloBytes) {
        ServerHandshake server = new ServerHandshake(new Random(7), InstantSource.fixed(TwoSides.NOW));
        GatewaySide gateway = gateway(LinkProtection.A);
        try {
            byte[] hello = gateway.hello();
            server.hello(TwoSides.received(changed < helloBytes ? TwoSides.changed(hello, changed) : hello));
            byte[] challenge =
                    server.challenge(Optional.of(TwoSides.key(LinkProfile.D))).orElseThrow();
            byte[] auth = gateway.auth(challenge);
            int inAuth = changed - helloBytes;
            return server.auth(TwoSides.received(inAuth >= 0 ? TwoSides.changed(auth, inAuth) : auth))
                    .isEmpty();
        } catch (UnacceptableFrameException refused) {
            return false;
        }
    }

    @Test
    void givenAServerWithoutTheKey_whenItAnswers_thenTheGatewayHangsUp() throws UnacceptableFrameException {
        GatewaySide gateway = gateway(LinkProtection.A);
        server.hello(TwoSides.received(gateway.hello()));
        byte[] challenge = server.challenge(Optional.empty()).orElseThrow();
        gateway.auth(challenge);

        assertThatIllegalStateException().isThrownBy(() -> gateway.accept(server.accept(30)));
    }

    @Test
    void givenAnyByteOfOurChallengeIsChanged_whenItIsAnswered_thenTheGatewayDoesNotGetIn()
            throws UnacceptableFrameException {
        int length = new TwoSides(LinkProtection.A, new Random(1), new Random(2))
                .challenge(gateway(LinkProtection.A).hello())
                .length;
        for (int position = 0; position < length; position++) {
            TwoSides sides = new TwoSides(LinkProtection.A, new Random(1), new Random(2));
            byte[] challenge = TwoSides.changed(sides.challenge(sides.gateway().hello()), position);
            assertThat(isAnswered(sides, challenge)).as("byte " + position).isFalse();
        }
    }

    private static boolean isAnswered(TwoSides sides, byte[] challenge) throws UnacceptableFrameException {
        try {
            byte[] auth = sides.gateway().auth(challenge);
            return sides.server().auth(TwoSides.received(auth)).isEmpty();
        } catch (IllegalStateException | IllegalArgumentException hungUp) {
            return false;
        }
    }

    @Test
    void givenAnyByteOfOurProofIsChanged_whenReceived_thenTheGatewayHangsUp() throws UnacceptableFrameException {
        int provedBytes = FrameHeader.BYTES + HmacSha256.BYTES;
        for (int position = 0; position < provedBytes; position++) {
            TwoSides sides = new TwoSides(LinkProtection.A, new Random(1), new Random(2));
            byte[] auth = sides.gateway().auth(sides.challenge(sides.gateway().hello()));
            sides.server().auth(TwoSides.received(auth));
            byte[] authOk = TwoSides.changed(sides.server().accept(30), position);
            assertThatIllegalStateException()
                    .as("byte " + position)
                    .isThrownBy(() -> sides.gateway().accept(authOk));
        }
    }

    @Test
    void givenAFrameOfTheLogInIsCutAnywhere_whenRead_thenItIsRefused() throws UnacceptableFrameException {
        byte[] hello = gateway(LinkProtection.A).hello();
        for (int length = FrameHeader.BYTES; length < hello.length; length++) {
            byte[] layout = Arrays.copyOfRange(hello, FrameHeader.BYTES, length);
            assertThatExceptionOfType(UnacceptableFrameException.class).isThrownBy(() -> Hello.read(layout));
        }
        byte[] longer = Arrays.copyOfRange(hello, FrameHeader.BYTES, hello.length + 1);
        assertThatExceptionOfType(UnacceptableFrameException.class).isThrownBy(() -> Hello.read(longer));
    }

    @Test
    void givenFramesInAWrongOrder_whenRead_thenTheyAreRefused() throws UnacceptableFrameException {
        TwoSides complete = new TwoSides(LinkProtection.A, new Random(1), new Random(2));
        byte[] hello = complete.gateway().hello();
        byte[] auth = complete.gateway().auth(complete.challenge(hello));

        assertThatExceptionOfType(UnacceptableFrameException.class)
                .as("proof before the offer")
                .isThrownBy(() -> server.auth(TwoSides.received(auth)));
        assertThatExceptionOfType(UnacceptableFrameException.class)
                .as("proof instead of the offer")
                .isThrownBy(() -> server.hello(TwoSides.received(auth)));
        assertThatExceptionOfType(UnacceptableFrameException.class)
                .as("a second offer")
                .isThrownBy(() -> complete.server().hello(TwoSides.received(hello)));
    }

    @Test
    void givenAnIdThatIsNoText_whenSaid_thenItDoesNotReachOurLog() {
        byte[] hello = gateway(LinkProtection.A).hello();
        hello[FrameHeader.BYTES + 2] = '\n';

        assertThatExceptionOfType(UnacceptableFrameException.class)
                .isThrownBy(() -> server.hello(TwoSides.received(hello)));
    }
}
