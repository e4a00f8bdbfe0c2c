package io.wattledger.command.meter;

import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.SITE;

import io.wattledger.kernel.command.RecordMeterOffline;
import io.wattledger.kernel.command.RecordMeterOnline;
import io.wattledger.kernel.command.RecordRelayState;
import io.wattledger.kernel.event.MeterCameOnline;
import io.wattledger.kernel.event.MeterRelayStateObserved;
import io.wattledger.kernel.event.MeterWentOffline;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class MeterStateTest {

    private static final MeterCameOnline ONLINE = new MeterCameOnline(METER, SITE, NOON);
    private static final MeterWentOffline OFFLINE = new MeterWentOffline(METER, SITE, NOON, 3, "silence");
    private static final RecordMeterOnline RECORD_ONLINE = new RecordMeterOnline(METER, NOON);
    private static final RecordMeterOffline RECORD_OFFLINE = new RecordMeterOffline(METER, NOON, 3, "silence");

    private final FixtureConfiguration<Meter> fixture = new AggregateTestFixture<>(Meter.class);

    private ResultValidator<Meter> when(Object command, Object... given) {
        return fixture.given(MeterStory.registered()).andGiven(given).when(command);
    }

    @Test
    void theFirstAnswerIsAFact() {
        when(RECORD_ONLINE).expectEvents(ONLINE);
    }

    @Test
    void anAnswerOfAMeterThatAnswersIsNoNews() {
        when(RECORD_ONLINE, ONLINE).expectNoEvents();
    }

    @Test
    void aMeterThatIsLostIsAFact() {
        when(RECORD_OFFLINE, ONLINE).expectEvents(OFFLINE);
    }

    @Test
    void aMeterThatNeverAnsweredIsLostToo() {
        when(RECORD_OFFLINE).expectEvents(OFFLINE);
    }

    @Test
    void aMeterThatStaysLostIsNoNews() {
        when(RECORD_OFFLINE, OFFLINE).expectNoEvents();
    }

    @Test
    void aLostMeterThatAnswersIsBack() {
        when(RECORD_ONLINE, OFFLINE).expectEvents(ONLINE);
    }

    @Test
    void theFirstSightOfTheRelayIsAFact() {
        when(new RecordRelayState(METER, false, NOON))
                .expectEvents(new MeterRelayStateObserved(METER, SITE, false, NOON));
    }

    @Test
    void aRelayThatStandsAsBeforeIsNoNews() {
        when(new RecordRelayState(METER, false, NOON), new MeterRelayStateObserved(METER, SITE, false, NOON))
                .expectNoEvents();
    }

    @Test
    void aRelayThatMovedIsAFact() {
        when(new RecordRelayState(METER, true, NOON), new MeterRelayStateObserved(METER, SITE, false, NOON))
                .expectEvents(new MeterRelayStateObserved(METER, SITE, true, NOON));
    }
}
