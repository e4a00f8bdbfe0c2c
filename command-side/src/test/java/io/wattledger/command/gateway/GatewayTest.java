package io.wattledger.command.gateway;

import static io.wattledger.command.account.Story.GATEWAY;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.command.Refused;
import io.wattledger.command.directory.KnownPlaces;
import io.wattledger.command.gateway.key.GatewayKeyHandler;
import io.wattledger.command.gateway.register.RegisterGatewayHandler;
import io.wattledger.kernel.command.RecordGatewayLogIn;
import io.wattledger.kernel.command.RecordGatewayOffline;
import io.wattledger.kernel.command.RecordGatewayOnline;
import io.wattledger.kernel.command.RecordLinkRefused;
import io.wattledger.kernel.command.RecordLinkReplaced;
import io.wattledger.kernel.command.RegisterGateway;
import io.wattledger.kernel.command.RotateGatewayKey;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.LinkKind;
import io.wattledger.kernel.device.LinkProfile;
import io.wattledger.kernel.device.Parity;
import io.wattledger.kernel.event.GatewayCameOnline;
import io.wattledger.kernel.event.GatewayEvent;
import io.wattledger.kernel.event.GatewayKeyInUse;
import io.wattledger.kernel.event.GatewayKeyIssued;
import io.wattledger.kernel.event.GatewayKeyRotated;
import io.wattledger.kernel.event.GatewayLinkRefused;
import io.wattledger.kernel.event.GatewayLinkReplaced;
import io.wattledger.kernel.event.GatewayRegistered;
import io.wattledger.kernel.event.GatewayWentOffline;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {

    private static final BusSettings BUS = new BusSettings(1, null, 9600, Parity.NONE);

    private final FixtureConfiguration<Gateway> fixture = new AggregateTestFixture<>(Gateway.class);

    private final KeysInMemory keys = new KeysInMemory();
    private final GatewayRegistered dialIn = new GatewayRegistered(
            GATEWAY, SITE, "Dormitory 1", LinkKind.SECURE_DIAL_IN, null, null, "GW-0001", false, List.of(BUS));
    private final GatewayKeyIssued issued = new GatewayKeyIssued(GATEWAY, SITE, 1, LinkProfile.A);
    private final GatewayKeyInUse inUse = new GatewayKeyInUse(GATEWAY, SITE, 1, NOON);
    private final GatewayKeyRotated rotated = new GatewayKeyRotated(GATEWAY, SITE, 2);

    private static GatewayRegistered registered(LinkKind link, @Nullable Integer port, List<BusSettings> buses) {
        return new GatewayRegistered(GATEWAY, SITE, "Dormitory 1", link, "10.0.0.7", port, null, true, buses);
    }

    @Nested
    class Registering {

        private ResultValidator<Gateway> when(RegisterGateway command) {
            return fixture.registerAnnotatedCommandHandler(new RegisterGatewayHandler(
                            fixture.getRepository(), new KnownPlaces().with(SITE, SITE), keys))
                    .givenNoPriorActivity()
                    .when(command);
        }

        private static RegisterGateway register(
                LinkKind link, @Nullable String host, @Nullable Integer port, BusSettings... buses) {
            return new RegisterGateway(
                    GATEWAY, SITE, "Dormitory 1", link, host, port, null, true, List.of(buses), null);
        }

        private void refuses(RegisterGateway command, Matcher<?> as) {
            when(command).expectException(as).expectNoEvents();
        }

        @Test
        void aTransparentConverterIsEntered() {
            when(register(LinkKind.RTU_OVER_TCP, "10.0.0.7", 5001, BUS))
                    .expectEvents(registered(LinkKind.RTU_OVER_TCP, 5001, List.of(BUS)));
        }

        @Test
        void aModbusGatewayIsEntered() {
            when(register(LinkKind.MODBUS_TCP, "10.0.0.7", 502, BUS))
                    .expectEvents(registered(LinkKind.MODBUS_TCP, 502, List.of(BUS)));
        }

        @Test
        void busesMayHavePortsOfTheirOwnInsteadOfTheGateways() {
            BusSettings first = new BusSettings(1, 5001, 1200, Parity.EVEN);
            BusSettings second = new BusSettings(2, 5002, 38_400, Parity.NONE);
            when(register(LinkKind.RTU_OVER_TCP, "10.0.0.7", null, first, second))
                    .expectEvents(registered(LinkKind.RTU_OVER_TCP, null, List.of(first, second)));
        }

        @ParameterizedTest
        @EnumSource(
                value = LinkKind.class,
                names = {"RTU_DIAL_IN", "TLS_DIAL_IN"})
        void otherLinksThatDialInAreNotSupportedYet(LinkKind link) {
            refuses(register(link, "10.0.0.7", 5001, BUS), Refused.as(ProblemType.NOT_SUPPORTED));
        }

        private static RegisterGateway dialsIn(@Nullable String registration, @Nullable LinkProfile minimum) {
            return new RegisterGateway(
                    GATEWAY,
                    SITE,
                    "Dormitory 1",
                    LinkKind.SECURE_DIAL_IN,
                    null,
                    null,
                    registration,
                    false,
                    List.of(BUS),
                    minimum);
        }

        @Test
        void aGatewayThatDialsInGetsItsFirstKeyAndMayUseNothingWeakerThanAes() {
            when(dialsIn("GW-0001", null)).expectEvents(dialIn, issued);

            assertThat(keys.find("GW-0001", 1))
                    .hasValueSatisfying(key -> assertThat(key.minimumProfile()).isEqualTo(LinkProfile.A));
        }

        @Test
        void aGatewayThatCanOnlyDoDesIsEnteredAsSuch() {
            when(dialsIn("GW-0001", LinkProfile.D))
                    .expectEvents(dialIn, new GatewayKeyIssued(GATEWAY, SITE, 1, LinkProfile.D));
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", " ", "one that has more than twenty", "宿舍"})
        void aGatewayThatDialsInNeedsAnIdThatItsFrameCanCarry(@Nullable String registration) {
            refuses(dialsIn(registration, null), Refused.forFields("registration"));
        }

        @Test
        void aGatewayThatDialsInHasNoAddress() {
            refuses(
                    new RegisterGateway(
                            GATEWAY,
                            SITE,
                            "Dormitory 1",
                            LinkKind.SECURE_DIAL_IN,
                            "10.0.0.7",
                            5001,
                            "GW-0001",
                            false,
                            List.of(new BusSettings(1, 5002, 9600, Parity.NONE)),
                            null),
                    Refused.forFields("host", "port", "buses"));
        }

        @Test
        void anUnknownSiteIsRefused() {
            refuses(
                    new RegisterGateway(
                            GATEWAY,
                            SiteId.of("nowhere"),
                            "Dormitory 1",
                            LinkKind.MODBUS_TCP,
                            "10.0.0.7",
                            502,
                            null,
                            true,
                            List.of(BUS),
                            null),
                    Refused.as(ProblemType.UNKNOWN_SITE));
        }

        @Test
        void aGatewayThatIsDialledNeedsAHost() {
            refuses(register(LinkKind.MODBUS_TCP, null, 502, BUS), Refused.forFields("host"));
        }

        @Test
        void aGatewayNeedsAPortOfItsOwnOrOnEveryBus() {
            refuses(
                    register(
                            LinkKind.RTU_OVER_TCP,
                            "10.0.0.7",
                            null,
                            new BusSettings(1, 5001, 9600, Parity.NONE),
                            new BusSettings(2, null, 9600, Parity.NONE)),
                    Refused.forFields("port"));
        }

        @Test
        void aPortMustBeAPort() {
            refuses(
                    register(LinkKind.MODBUS_TCP, "10.0.0.7", 70_000, new BusSettings(1, 0, 9600, Parity.NONE)),
                    Refused.forFields("port", "buses[0].tcpPort"));
        }

        @Test
        void aGatewayHasABusAtLeast() {
            refuses(register(LinkKind.MODBUS_TCP, "10.0.0.7", 502), Refused.forFields("buses"));
        }

        @Test
        void twoBusesCannotShareANumber() {
            refuses(register(LinkKind.MODBUS_TCP, "10.0.0.7", 502, BUS, BUS), Refused.forFields("buses"));
        }

        @Test
        void busesAreNumberedWithoutGaps() {
            refuses(
                    register(LinkKind.MODBUS_TCP, "10.0.0.7", 502, new BusSettings(2, null, 9600, Parity.NONE)),
                    Refused.forFields("buses[0].bus"));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 300, 9601, 57_600})
        void anUnusualRateIsRefused(int baud) {
            refuses(
                    register(LinkKind.MODBUS_TCP, "10.0.0.7", 502, new BusSettings(1, null, baud, Parity.NONE)),
                    Refused.forFields("buses[0].baud"));
        }
    }

    @Nested
    class Answering {

        private final GatewayRegistered known = registered(LinkKind.MODBUS_TCP, 502, List.of(BUS));
        private final GatewayCameOnline online = new GatewayCameOnline(GATEWAY, SITE, NOON);
        private final GatewayWentOffline offline = new GatewayWentOffline(GATEWAY, SITE, NOON, "refused");
        private final RecordGatewayOnline recordOnline = new RecordGatewayOnline(GATEWAY, NOON);
        private final RecordGatewayOffline recordOffline = new RecordGatewayOffline(GATEWAY, NOON, "refused");

        @Test
        void theFirstContactIsAFact() {
            fixture.given(known).when(recordOnline).expectEvents(online);
        }

        @Test
        void contactWithAGatewayThatIsOnlineIsNoNews() {
            fixture.given(known, online).when(recordOnline).expectNoEvents();
        }

        @Test
        void aLostGatewayIsAFact() {
            fixture.given(known, online).when(recordOffline).expectEvents(offline);
        }

        @Test
        void aGatewayThatStaysLostIsNoNews() {
            fixture.given(known, offline).when(recordOffline).expectNoEvents();
        }

        @Test
        void aLostGatewayThatAnswersIsBack() {
            fixture.given(known, offline).when(recordOnline).expectEvents(online);
        }
    }

    @Nested
    class Keys {

        @BeforeEach
        void handle() {
            fixture.registerAnnotatedCommandHandler(new GatewayKeyHandler(fixture.getRepository(), keys));
            keys.issue(GATEWAY, "GW-0001", 1, LinkProfile.A);
        }

        private ResultValidator<Gateway> whenLoggedIn(int keyId, GatewayEvent... facts) {
            return fixture.given(List.of(facts)).when(new RecordGatewayLogIn(GATEWAY, keyId, NOON));
        }

        @Test
        void aNewKeyTakesTheNextNumberAndTheOldOneGoesOnCounting() {
            fixture.given(dialIn, issued, inUse)
                    .when(new RotateGatewayKey(GATEWAY))
                    .expectEvents(rotated);

            assertThat(keys.find("GW-0001", 1)).isPresent();
            assertThat(keys.find("GW-0001", 2)).isPresent();
        }

        @Test
        void theNumberAfterTheLastOneIsTheFirst() {
            fixture.given(dialIn, new GatewayKeyIssued(GATEWAY, SITE, 255, LinkProfile.A))
                    .when(new RotateGatewayKey(GATEWAY))
                    .expectEvents(new GatewayKeyRotated(GATEWAY, SITE, 1));
        }

        @Test
        void aGatewayThatIsDialledHasNoKey() {
            fixture.given(registered(LinkKind.MODBUS_TCP, 502, List.of(BUS)))
                    .when(new RotateGatewayKey(GATEWAY))
                    .expectException(Refused.as(ProblemType.GATEWAY_WITHOUT_KEY));
        }

        @Test
        void theFirstLogInWithAKeyIsAFact() {
            whenLoggedIn(1, dialIn, issued).expectEvents(inUse);
        }

        @Test
        void furtherLogInsAreNoNews() {
            whenLoggedIn(1, dialIn, issued, inUse).expectNoEvents();
        }

        @Test
        void theOldKeyCountsUntilTheNewOneIsUsed() {
            keys.issue(GATEWAY, "GW-0001", 2, LinkProfile.A);
            whenLoggedIn(1, dialIn, issued, inUse, rotated).expectNoEvents();

            assertThat(keys.find("GW-0001", 1)).isPresent();
        }

        @Test
        void onceTheNewKeyIsUsedTheOldOneIsGone() {
            keys.issue(GATEWAY, "GW-0001", 2, LinkProfile.A);
            whenLoggedIn(2, dialIn, issued, inUse, rotated).expectEvents(new GatewayKeyInUse(GATEWAY, SITE, 2, NOON));

            assertThat(keys.find("GW-0001", 1)).isEmpty();
            assertThat(keys.find("GW-0001", 2)).isPresent();
        }
    }

    @Nested
    class Refusing {

        private final RecordLinkRefused refuse = new RecordLinkRefused(GATEWAY, "wrong proof", "10.9.9.9", NOON);
        private final GatewayLinkRefused refused =
                new GatewayLinkRefused(GATEWAY, SITE, "wrong proof", "10.9.9.9", NOON);

        @Test
        void aRefusalIsAFact() {
            fixture.given(dialIn, issued).when(refuse).expectEvents(refused);
        }

        @Test
        void theSameRefusalAgainIsNoNews() {
            fixture.given(dialIn, issued, refused).when(refuse).expectNoEvents();
        }

        @Test
        void aLinkThatTakesAnothersPlaceIsAFact() {
            fixture.given(dialIn, issued)
                    .when(new RecordLinkReplaced(GATEWAY, "10.9.9.9", NOON))
                    .expectEvents(new GatewayLinkReplaced(GATEWAY, SITE, "10.9.9.9", NOON));
        }

        @Test
        void afterTheGatewayWasInARefusalIsNewsAgain() {
            GatewayCameOnline online = new GatewayCameOnline(GATEWAY, SITE, NOON);
            fixture.given(dialIn, issued, refused, online).when(refuse).expectEvents(refused);
        }
    }
}
