package io.wattledger.command.supervision;

import static io.wattledger.command.account.Story.GATEWAY;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.command.supervision.Transitions.Transition;
import io.wattledger.kernel.command.RecordGatewayLogIn;
import io.wattledger.kernel.command.RecordGatewayOffline;
import io.wattledger.kernel.command.RecordGatewayOnline;
import io.wattledger.kernel.command.RecordLinkRefused;
import io.wattledger.kernel.command.RecordLinkReplaced;
import io.wattledger.kernel.command.RecordMeterOffline;
import io.wattledger.kernel.command.RecordMeterOnline;
import io.wattledger.kernel.command.RecordRelayState;
import io.wattledger.kernel.device.FastBlock;
import io.wattledger.kernel.device.Observation;
import io.wattledger.kernel.device.Observation.GatewayLink;
import io.wattledger.kernel.device.Observation.GatewayLogIn;
import io.wattledger.kernel.device.Observation.LinkRefused;
import io.wattledger.kernel.device.Observation.MeterMissed;
import io.wattledger.kernel.device.Observation.MeterRead;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransitionsTest {

    private final Transitions transitions = new Transitions();

    static MeterRead read(boolean relayClosed) {
        int status1 = relayClosed ? 1 << 13 : 0;
        return new MeterRead(METER, new FastBlock(Money.ZERO, 1, 0, 3, status1, 0), null, NOON);
    }

    private static MeterMissed missed(int misses, boolean lost) {
        return new MeterMissed(METER, misses, lost, NOON, "silence", NOON);
    }

    private static GatewayLink link(boolean up) {
        return new GatewayLink(GATEWAY, up, NOON, up ? "" : "refused", NOON);
    }

    private static GatewayLogIn logIn(int key, boolean replacing, Instant at) {
        return new GatewayLogIn(GATEWAY, key, "10.1.1.1", replacing, at);
    }

    /** The commands that an observation gives, all of them recorded. */
    private List<Object> recorded(Observation observation) {
        List<Transition> found = transitions.in(observation);
        found.forEach(transition -> transition.recorded().run());
        return found.stream().map(Transition::command).toList();
    }

    @Test
    void theFirstReadingTellsThatTheMeterAnswersAndHowItsRelayStands() {
        assertThat(recorded(read(true)))
                .containsExactly(new RecordMeterOnline(METER, NOON), new RecordRelayState(METER, true, NOON));
    }

    @Test
    void aQuietMeterGivesNoOrder() {
        recorded(read(true));

        assertThat(recorded(read(true))).isEmpty();
    }

    @Test
    void aRelayThatMovedIsRecordedOnce() {
        recorded(read(true));

        assertThat(recorded(read(false))).containsExactly(new RecordRelayState(METER, false, NOON));
        assertThat(recorded(read(false))).isEmpty();
    }

    @Test
    void aMissIsNoLoss() {
        recorded(read(true));

        assertThat(recorded(missed(2, false))).isEmpty();
    }

    @Test
    void aLostMeterIsRecordedOnceAndItsReturnToo() {
        recorded(read(true));

        assertThat(recorded(missed(3, true))).containsExactly(new RecordMeterOffline(METER, NOON, 3, "silence"));
        assertThat(recorded(missed(4, true))).isEmpty();
        assertThat(recorded(read(true))).containsExactly(new RecordMeterOnline(METER, NOON));
    }

    @Test
    void aLinkIsRecordedWhenItComesAndWhenItGoes() {
        assertThat(recorded(link(true))).containsExactly(new RecordGatewayOnline(GATEWAY, NOON));
        assertThat(recorded(link(true))).isEmpty();
        assertThat(recorded(link(false))).containsExactly(new RecordGatewayOffline(GATEWAY, NOON, "refused"));
        assertThat(recorded(link(false))).isEmpty();
    }

    @Test
    void aLogInIsNewsWhenTheKeyIsAnother() {
        assertThat(recorded(logIn(1, false, NOON))).containsExactly(new RecordGatewayLogIn(GATEWAY, 1, NOON));
        assertThat(recorded(logIn(1, false, NOON))).isEmpty();
        assertThat(recorded(logIn(2, false, NOON))).containsExactly(new RecordGatewayLogIn(GATEWAY, 2, NOON));
    }

    @Test
    void aLinkThatTakesAnothersPlaceIsNewsOnceAnHour() {
        recorded(logIn(1, false, NOON));

        assertThat(recorded(logIn(1, true, NOON))).containsExactly(new RecordLinkReplaced(GATEWAY, "10.1.1.1", NOON));
        assertThat(recorded(logIn(1, true, NOON.plusSeconds(3_599)))).isEmpty();
        assertThat(recorded(logIn(1, true, NOON.plusSeconds(3_600)))).hasSize(1);
    }

    @Test
    void refusalsForOneReasonAreOneUntilTheGatewayIsIn() {
        LinkRefused wrong = new LinkRefused(GATEWAY, "wrong proof", "10.9.9.9", NOON);
        LinkRefused weak = new LinkRefused(GATEWAY, "too weak", "10.9.9.9", NOON);
        RecordLinkRefused recordWrong = new RecordLinkRefused(GATEWAY, "wrong proof", "10.9.9.9", NOON);

        assertThat(recorded(wrong)).containsExactly(recordWrong);
        assertThat(recorded(wrong)).isEmpty();
        assertThat(recorded(weak)).hasSize(1);
        recorded(logIn(1, false, NOON));
        assertThat(recorded(wrong)).containsExactly(recordWrong);
    }

    @Test
    void whatCouldNotBeRecordedIsAskedForAgain() {
        assertThat(transitions.in(missed(3, true))).hasSize(1);
        assertThat(transitions.in(missed(4, true)))
                .extracting(Transition::command)
                .containsExactly(new RecordMeterOffline(METER, NOON, 4, "silence"));
    }
}
