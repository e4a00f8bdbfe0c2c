package io.wattledger.query.rest;

import static io.wattledger.query.history.Facts.BUILDING;
import static io.wattledger.query.history.Facts.DAWN;
import static io.wattledger.query.history.Facts.GATEWAY;
import static io.wattledger.query.history.Facts.OTHER_SITE;
import static io.wattledger.query.history.Facts.SITE;
import static io.wattledger.query.history.Facts.TARIFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattledger.kernel.device.FastBlock;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.Observation.MeterRead;
import io.wattledger.kernel.event.DomainEvent;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.Observations;
import io.wattledger.query.history.Facts;
import io.wattledger.query.history.RecordedEvents;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = QueryProgram.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "axon.serializer.general=jackson3",
            "wattledger.query.after-wait=300ms",
            "spring.main.banner-mode=off"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueriesTest {

    private static final AccountId ACCOUNT = AccountId.of("account-1");
    private static final MeterId METER = MeterId.of("meter-1");
    private static final MeterId SPARE = MeterId.of("meter-2");
    private static final OperationId SALE = OperationId.of("sale-1");
    private static final Money HUNDRED = Money.parse("100.00");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private RecordedEvents events;

    @Autowired
    private Observations observations;

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private long last;
    private Instant afterTheFirstSale = DAWN;

    @BeforeAll
    void aSiteWithOneCustomer() {
        happened(SITE.value(), Facts.site(SITE));
        happened(OTHER_SITE.value(), Facts.site(OTHER_SITE));
        happened(BUILDING.value(), Facts.building(BUILDING, SITE));
        happened(GATEWAY.value(), Facts.gateway(GATEWAY, SITE));
        happened(TARIFF.value(), Facts.tariff(TARIFF, SITE));
        for (String number : List.of("unit-1", "unit-2")) {
            happened(number, Facts.unit(UnitId.of(number), BUILDING, SITE));
        }
        happened(METER.value(), Facts.meter(METER, SITE, UnitId.of("unit-1")));
        happened(SPARE.value(), Facts.meter(SPARE, SITE, UnitId.of("unit-2")));
        OperationId opening = OperationId.of("opening-1");
        var closed = Facts.snapshot(METER, 8, "0.00", DAWN);
        var open = Facts.snapshot(METER, 9, "0.00", DAWN);
        happened(ACCOUNT.value(), Facts.opened(ACCOUNT, SITE, UnitId.of("unit-1")));
        happened(ACCOUNT.value(), Facts.attached(ACCOUNT, METER, opening));
        happened(
                ACCOUNT.value(),
                Facts.intended(ACCOUNT, opening, MoneyWriteKind.OPENING, 1, Money.ZERO, METER, closed));
        happened(
                ACCOUNT.value(),
                Facts.confirmed(ACCOUNT, METER, opening, MoneyWriteKind.OPENING, Money.ZERO, closed, open));
        happened(ACCOUNT.value(), Facts.sold(ACCOUNT, METER, SALE, "100.00", 1));
        afterTheFirstSale = DAWN.plusSeconds(last).minusMillis(1);
    }

    @BeforeEach
    void everybodyHasSeenIt() throws Exception {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/sites?after=" + last, "admin").statusCode() == 200);
    }

    @Test
    void anAnswerBearsThePositionThatItIsOf_andWaitsForAWriteThatIsStillToCome() throws Exception {
        long sequence = happened("unit-9", Facts.unit(UnitId.of("unit-9"), BUILDING, SITE));

        HttpResponse<String> answer = get("/units/unit-9?after=" + sequence, "admin");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Long.parseLong(answer.headers().firstValue("As-Of").orElseThrow()))
                .isGreaterThanOrEqualTo(sequence);
    }

    @Test
    void givenASequenceThatNeverComes_thenTheReaderIsToldToComeBack() throws Exception {
        assertRefused(get("/sites?after=999999", "admin"), 503, "not-caught-up");
        assertRefused(get("/sites?after=-1", "admin"), 400, "malformed-request");
        assertRefused(get("/sites?after=soon", "admin"), 400, "malformed-request");
    }

    @Test
    void aListIsPagedAndSortedAndHasBounds() throws Exception {
        JsonNode page = body(get("/units?size=1&page=1&sort=id,desc&siteId=site-1", "admin"));
        assertThat(page.get("total").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(page.get("page").asInt()).isEqualTo(1);
        assertThat(page.get("size").asInt()).isEqualTo(1);
        assertThat(page.get("items")).hasSize(1);

        assertRefused(get("/units?size=501", "admin"), 400, "malformed-request");
        assertRefused(get("/units?page=-1", "admin"), 400, "malformed-request");
        assertRefused(get("/units?sort=secret", "admin"), 400, "malformed-request");
        assertRefused(get("/units?sort=id,up", "admin"), 400, "malformed-request");
        assertRefused(get("/meters?sort=secret", "admin"), 400, "malformed-request");
    }

    @Test
    void everythingOfOneSiteIsShownToThoseWhoMaySeeItAndToNobodyElse() throws Exception {
        for (String path : List.of(
                "/sites/site-1",
                "/buildings/building-1",
                "/units/unit-1",
                "/gateways/gateway-1",
                "/meters/meter-1",
                "/meters/meter-1/readings",
                "/tariffs/tariff-1",
                "/accounts/account-1",
                "/accounts/account-1/balance",
                "/accounts/account-1/ledger",
                "/accounts/account-1/statement",
                "/operations/sale-1",
                "/meters?siteId=site-1",
                "/meters?buildingId=building-1",
                "/meters?gatewayId=gateway-1")) {
            assertThat(get(path, "cashier").statusCode()).as(path).isEqualTo(200);
            assertRefused(get(path, "stranger"), 403, "not-permitted");
            assertRefused(get(path, "nobody"), 403, "not-permitted");
        }
    }

    @Test
    void aListShowsOnlyTheOperatorsSites() throws Exception {
        for (String list : List.of(
                "/buildings",
                "/units",
                "/gateways",
                "/meters",
                "/tariffs",
                "/accounts",
                "/operations",
                "/sales",
                "/approvals")) {
            assertThat(body(get(list, "stranger")).get("items")).as(list).isEmpty();
            assertRefused(get(list + "?siteId=site-1", "stranger"), 403, "not-permitted");
            assertRefused(get(list + "?siteId=site-99", "stranger"), 404, "unknown-site");
        }
        assertThat(body(get("/sites", "stranger")).get("items")).hasSize(1);
        assertThat(body(get("/meters", "cashier")).get("items")).hasSize(2);
    }

    @Test
    void whatDoesNotExistIsNamed() throws Exception {
        assertRefused(get("/sites/none", "admin"), 404, "unknown-site");
        assertRefused(get("/buildings/none", "admin"), 404, "unknown-building");
        assertRefused(get("/units/none", "admin"), 404, "unknown-unit");
        assertRefused(get("/gateways/none", "admin"), 404, "unknown-gateway");
        assertRefused(get("/meters/none", "admin"), 404, "unknown-meter");
        assertRefused(get("/tariffs/none", "admin"), 404, "unknown-tariff");
        assertRefused(get("/accounts/none", "admin"), 404, "unknown-account");
        assertRefused(get("/operations/none", "admin"), 404, "unknown-operation");
        assertRefused(get("/approvals/none", "admin"), 404, "unknown-approval");
    }

    @Test
    void personalDataIsOpenedOnlyForThoseWhoMaySeeIt() throws Exception {
        assertThat(body(get("/accounts/account-1", "admin"))
                        .at("/customer/name")
                        .asString())
                .isEqualTo("Zhang San");
        HttpResponse<String> hidden = get("/accounts/account-1", "cashier");
        assertThat(body(hidden).get("customer").isNull()).isTrue();
        assertThat(hidden.body()).doesNotContain("Zhang", "c2VhbGVk");
        assertThat(get("/audit/events?aggregateId=account-1", "admin").body()).doesNotContain("Zhang");
    }

    @Test
    void theWallShowsPlaceStateAndAccountOfEachMeter() throws Exception {
        JsonNode meter = body(get("/meters/meter-1", "cashier"));

        assertThat(meter.get("unitId").asInt()).isEqualTo(5);
        assertThat(meter.get("installedUnitId").asString()).isEqualTo("unit-1");
        assertThat(meter.get("buildingName").asString()).isEqualTo("Dormitory building-1");
        assertThat(meter.get("unitNumber").asString()).isEqualTo("3unit-1");
        assertThat(meter.get("accountId").asString()).isEqualTo("account-1");
        assertThat(meter.get("state").asString()).isNotEqualTo("NOT_OPENED");
        assertThat(body(get("/meters?state=not_opened,lost", "cashier")).get("items"))
                .singleElement()
                .satisfies(other -> assertThat(other.get("id").asString()).isEqualTo("meter-2"));
        assertRefused(get("/meters?state=broken", "cashier"), 400, "malformed-request");
    }

    @Test
    void theLedgerHasTheFactsInOrder() throws Exception {
        List<String> types = new ArrayList<>();
        body(get("/accounts/account-1/ledger", "cashier"))
                .get("items")
                .forEach(entry -> types.add(entry.get("type").asString()));

        assertThat(types)
                .containsSubsequence("account.meter-attached", "account.money-write-confirmed", "account.credit-sold");
    }

    @Test
    void aStatementTellsWhatWasTrueThen() throws Exception {
        JsonNode before = body(get("/accounts/account-1/statement?at=2020-01-01T00:00:00Z", "cashier"));
        assertThat(before.get("meters")).isEmpty();

        JsonNode then = body(get("/accounts/account-1/statement?knownAt=" + afterTheFirstSale, "cashier"));
        assertThat(then.at("/meters/0/sold").asLong()).isEqualTo(HUNDRED.fen());
    }

    @Test
    void auditorsReadEventsPageByPage() throws Exception {
        JsonNode first = body(get("/audit/events?size=3", "admin"));
        assertThat(first.get("items")).hasSize(3);
        assertThat(first.at("/items/0/name").asString()).isEqualTo("site.registered");
        JsonNode second =
                body(get("/audit/events?size=3&cursor=" + first.get("next").asLong(), "admin"));
        assertThat(second.at("/items/0/sequence").asLong())
                .isGreaterThan(first.at("/items/2/sequence").asLong());

        JsonNode stream = body(get("/audit/events?aggregateId=account-1&size=2", "admin"));
        assertThat(stream.at("/items/0/name").asString()).isEqualTo("account.opened");
        assertThat(stream.get("next").asLong()).isEqualTo(2);

        assertRefused(get("/audit/events", "cashier"), 403, "not-permitted");
        assertRefused(get("/audit/events?aggregateId=account-1", "stranger"), 403, "not-permitted");
        assertRefused(get("/audit/events?aggregateId=none", "admin"), 404, "not-found");
        body(get("/audit/events", "stranger"))
                .get("items")
                .forEach(event ->
                        assertThat(event.at("/payload/siteId").asString()).isEqualTo("site-2"));
    }

    @Test
    void auditorsCompareARebuildWithTheLiveReadModels() throws Exception {
        JsonNode outcome = body(post("/audit/replays", "admin"));
        assertThat(outcome.get("equal").asBoolean()).as(outcome.toString()).isTrue();
        assertThat(body(post("/audit/seal/verification", "admin"))
                        .get("verified")
                        .asBoolean())
                .isTrue();
        assertRefused(post("/audit/replays", "stranger"), 403, "not-permitted");
    }

    @Test
    void theOpenApiDocumentTellsOfPagingAndOfWaitingForOnesOwnWrite() throws Exception {
        JsonNode paths = JSON.readTree(client.send(
                                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v3/api-docs"))
                                        .header("Operator", "admin")
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body())
                .get("paths");
        List<String> parameters = new ArrayList<>();
        JsonNode list = paths.get("/api/v1/meters").get("get");
        list.get("parameters")
                .forEach(parameter -> parameters.add(parameter.get("name").asString()));

        assertThat(parameters)
                .containsExactlyInAnyOrder(
                        "state", "siteId", "buildingId", "gatewayId", "page", "size", "sort", "after");
        assertThat(list.at("/responses/200/headers").has("As-Of")).isTrue();
        assertThat(paths.get("/api/v1/stream").get("get").get("operationId").asString())
                .isEqualTo("stream");
    }

    @Test
    void theStreamTellsWhatChanges_andAReaderThatComesBackGetsWhatItMissed() throws Exception {
        OperationId sale = OperationId.of("sale-" + System.nanoTime());
        String lastId;
        try (Stream<String> lines = stream("cashier", null)) {
            Iterator<String> reading = lines.iterator();
            assertThat(reading.next()).startsWith(":");
            happened(ACCOUNT.value(), Facts.sold(ACCOUNT, METER, sale, "50.00", 2));
            Event operation = next(reading, "operation");
            assertThat(operation.data().get("id").asString()).isEqualTo(sale.value());
            assertThat(operation.data().get("state").asString()).isEqualTo("PENDING");
            Event meter = next(reading, "meter");
            assertThat(meter.data().get("id").asString()).isEqualTo("meter-1");
            assertThat(meter.data().get("badges").toString()).contains("WRITE_PENDING");
            lastId = meter.id();
        }

        var before = Facts.snapshot(METER, 9, "0.00", DAWN.plusSeconds(5));
        Money fifty = Money.parse("50.00");
        happened(ACCOUNT.value(), Facts.intended(ACCOUNT, sale, MoneyWriteKind.SALE, 1, fifty, METER, before));
        long done = happened(
                ACCOUNT.value(),
                Facts.confirmed(
                        ACCOUNT,
                        METER,
                        sale,
                        MoneyWriteKind.SALE,
                        fifty,
                        before,
                        Facts.snapshot(METER, 10, "50.00", DAWN.plusSeconds(6))));
        assertThat(get("/operations/" + sale + "?after=" + done, "cashier").statusCode())
                .isEqualTo(200);

        try (Stream<String> lines = stream("cashier", lastId)) {
            Event operation = next(lines.iterator(), "operation");
            assertThat(operation.data().get("id").asString()).isEqualTo(sale.value());
            assertThat(Long.parseLong(operation.id())).isGreaterThan(Long.parseLong(lastId));
        }
    }

    @Test
    void aReaderThatMissedTooMuchIsToldToReadAgain() throws Exception {
        try (Stream<String> lines = stream("cashier", "123456789")) {
            assertThat(next(lines.iterator(), "reset").id()).isNotEmpty();
        }
        assertThat(stream("nobody", null).toList()).containsExactly("not-permitted");
    }

    @Test
    void aNewReadingIsPushedWithoutANumber() throws Exception {
        try (Stream<String> lines = stream("cashier", null)) {
            Iterator<String> reading = lines.iterator();
            reading.next();
            observations.publish(List.of(new MeterRead(
                    SPARE, new FastBlock(Money.parse("7.77"), 3, 0, 3, 0, 0), null, DAWN.plusSeconds(99))));
            Event meter = next(reading, "meter");
            assertThat(meter.id()).isEmpty();
            assertThat(meter.data().get("balance").asLong()).isEqualTo(777);
        }
    }

    private long happened(String stream, DomainEvent event) {
        last = events.record(stream, event, DAWN.plusSeconds(last));
        return last;
    }

    private static Event next(Iterator<String> lines, String name) {
        String id = "";
        String event = "";
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                event = line.substring(6).strip();
            } else if (line.startsWith("data:") && event.equals(name)) {
                return new Event(id, JSON.readTree(line.substring(5)));
            } else if (line.isEmpty()) {
                id = "";
                event = "";
            }
        }
        throw new AssertionError(String.format(Locale.ROOT, "the stream ended before it told of any %s", name));
    }

    private record Event(String id, JsonNode data) {}

    private Stream<String> stream(String operator, String lastEventId) throws Exception {
        HttpRequest.Builder request = request("/stream", operator).GET();
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofLines()).body();
    }

    private HttpResponse<String> get(String path, String operator) throws IOException, InterruptedException {
        return client.send(request(path, operator).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String operator) throws IOException, InterruptedException {
        return client.send(
                request(path, operator)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String operator) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .timeout(Duration.ofSeconds(30))
                .header("Operator", operator);
    }

    private static JsonNode body(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String problem) {
        assertThat(answer.body()).as(answer.uri().toString()).isEqualTo(problem);
        assertThat(answer.statusCode()).isEqualTo(status);
    }
}
