package io.wattledger.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Tariff plans and their versions, as the REST interface takes and refuses them. */
class TariffsTest extends RestTest {

    private static final String NIGHT_AND_DAY = "[{'from':'00:00','rate':'VALLEY'},{'from':'08:00','rate':'PEAK'}]";
    private static final String PEAK_AND_VALLEY = "{'peak':'0.9000','valley':'0.3000'}";

    @Autowired
    private Clock clock;

    private String site = "";

    @BeforeEach
    void build() {
        site = site();
    }

    private Api.Answer define(String fields) {
        return admin.post(
                "/api/v1/tariffs", ("{'siteId':'" + site + "','name':'T'," + fields + "}").replace('\'', '"'));
    }

    private Api.Answer revise(String tariff, String fields) {
        return admin.post("/api/v1/tariffs/" + tariff + "/versions", ("{" + fields + "}").replace('\'', '"'));
    }

    private static List<String> fields(Api.Answer refused) {
        return StreamSupport.stream(refused.json().get("errors").spliterator(), false)
                .map(error -> error.get("field").asString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'kind':'FLAT','prices':{'flat':'0.6500'}",
                "'kind':'TIME_OF_USE','prices':{'peak':'0.9000','valley':'0.3000'},'segments':[{'from':'00:00','to':'08:00','rate':'VALLEY'},{'from':'08:00','to':'24:00','rate':'PEAK'}]",
                "'kind':'TIME_OF_USE','prices':{'flat':'0.6500','deepValley':'0.2000'},'dayTypes':[{'name':'summer','segments':[{'from':'00:00','rate':'DEEP_VALLEY'}]},{'name':'winter','segments':[{'from':'00:00','rate':'FLAT'}]}],'zones':[{'from':'05-01','dayType':'summer'},{'from':'10-01','dayType':'winter'}]",
                "'kind':'TIERED','prices':{'flat':'0.5000'},'tiers':[{'aboveKwh':'200.00','price':'0.0500'}],'tierPeriod':'YEAR'",
                "'kind':'TIME_OF_USE_TIERED','prices':{'flat':'0.5000'},'segments':[{'from':'00:00','rate':'FLAT'}],'tiers':[{'aboveKwh':'0.00','price':'0.0500'}]"
            })
    void givenASoundPlanOfAnyKind_whenLaidDown_thenItIsAnsweredAsItWasGiven(String plan) {
        Api.Answer defined = define(plan);

        assertThat(defined.status()).as(defined.response().body()).isEqualTo(201);
        assertThat(defined.header("Location")).isEqualTo("/api/v1/tariffs/" + defined.text("id"));
        JsonMapper.shared()
                .readTree("{" + plan.replace('\'', '"') + "}")
                .properties()
                .forEach(given -> assertThat(defined.json().get(given.getKey())).isEqualTo(given.getValue()));
        assertThat(defined.json().get("version").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "prices.flat | 'kind':'FLAT','prices':{'flat':'5.0001'}",
                "prices.flat | 'kind':'FLAT','prices':{'flat':'0.0099'}",
                "prices.flat | 'kind':'FLAT','prices':{}",
                "prices.flat | 'kind':'FLAT','prices':{'flat':'0.65'}",
                "prices.peak | 'kind':'FLAT','prices':{'flat':'0.6500','peak':'0.9000'}",
                "segments | 'kind':'FLAT','prices':{'flat':'0.6500'},'segments':[]",
                "tiers | 'kind':'FLAT','prices':{'flat':'0.6500'},'tiers':[]",
                "kind | 'kind':'CHEAP','prices':{'flat':'0.6500'}",
                "segments | 'kind':'TIME_OF_USE','prices':{'flat':'0.6500'}",
                "dayTypes | 'kind':'TIME_OF_USE','prices':{'flat':'0.6500'},'segments':[{'from':'00:00','rate':'FLAT'}],'dayTypes':[{'name':'a','segments':[{'from':'00:00','rate':'FLAT'}]}]",
                "segments[0].from | 'kind':'TIME_OF_USE','prices':{'flat':'0.6500'},'segments':[{'from':'00:30','rate':'FLAT'}]",
                "segments[1].from | 'kind':'TIME_OF_USE','prices':{'flat':'0.6500'},'segments':[{'from':'00:00','rate':'FLAT'},{'from':'00:00','rate':'FLAT'}]",
                "segments[1].from | 'kind':'TIME_OF_USE','prices':{'flat':'0.6500'},'segments':[{'from':'00:00','rate':'FLAT'},{'from':'24:00','rate':'FLAT'}]",
                "segments[0].from | 'kind':'TIME_OF_USE','prices':{'flat':'0.6500'},'segments':[{'from':'midnight','rate':'FLAT'}]",
                "segments[0].rate | 'kind':'TIME_OF_USE','prices':{'flat':'0.6500'},'segments':[{'from':'00:00'}]",
                "segments[0].to | 'kind':'TIME_OF_USE','prices':{'flat':'0.6500'},'segments':[{'from':'00:00','to':'09:00','rate':'FLAT'},{'from':'08:00','rate':'FLAT'}]",
                "segments[0].to | 'kind':'TIME_OF_USE','prices':{'flat':'0.6500'},'segments':[{'from':'00:00','to':'07:00','rate':'FLAT'},{'from':'08:00','rate':'FLAT'}]",
                "segments[0].to | 'kind':'TIME_OF_USE','prices':{'flat':'0.6500'},'segments':[{'from':'00:00','to':'23:00','rate':'FLAT'}]",
                "prices.valley | 'kind':'TIME_OF_USE','prices':{'flat':'0.6500'},'segments':[{'from':'00:00','rate':'FLAT'},{'from':'08:00','rate':'VALLEY'}]",
                "zones | 'kind':'TIME_OF_USE','prices':{'flat':'0.6500'},'dayTypes':[{'name':'a','segments':[{'from':'00:00','rate':'FLAT'}]},{'name':'b','segments':[{'from':'00:00','rate':'FLAT'}]}]",
                "zones[0].from | 'kind':'TIME_OF_USE','prices':{'flat':'0.6500'},'dayTypes':[{'name':'a','segments':[{'from':'00:00','rate':'FLAT'}]}],'zones':[{'from':'1 May','dayType':'a'}]",
                "zones[0].dayType | 'kind':'TIME_OF_USE','prices':{'flat':'0.6500'},'dayTypes':[{'name':'a','segments':[{'from':'00:00','rate':'FLAT'}]}],'zones':[{'from':'05-01','dayType':'b'}]",
                "tiers | 'kind':'TIERED','prices':{'flat':'0.5000'}",
                "tiers[1].aboveKwh | 'kind':'TIERED','prices':{'flat':'0.5000'},'tiers':[{'aboveKwh':'200.00','price':'0.0500'},{'aboveKwh':'100.00','price':'0.0500'}]",
                "tiers[0].aboveKwh | 'kind':'TIERED','prices':{'flat':'0.5000'},'tiers':[{'aboveKwh':'200','price':'0.0500'}]",
                "tiers[0].price | 'kind':'TIERED','prices':{'flat':'0.5000'},'tiers':[{'aboveKwh':'200.00','price':'4.5001'}]",
                "tiers[0].price | 'kind':'TIERED','prices':{'flat':'0.5000'},'tiers':[{'aboveKwh':'200.00'}]"
            })
    void givenAFault_whenLaidDown_thenTheFieldAtFaultIsNamed(String field, String plan) {
        Api.Answer refused = define(plan);

        assertThat(refused.status()).as(refused.response().body()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("malformed-request");
        assertThat(fields(refused)).containsExactly(field);
    }

    @Test
    void givenAPlan_whenRevised_thenTheVersionIsNumberedAndCannotLieInThePast() {
        String tariff = define("'kind':'FLAT','prices':{'flat':'0.6500'}").text("id");
        String plan = "'kind':'TIME_OF_USE','prices':" + PEAK_AND_VALLEY + ",'segments':" + NIGHT_AND_DAY;
        String later = clock.instant().plus(Duration.ofDays(3)).toString();

        Api.Answer second = revise(tariff, plan + ",'effectiveFrom':'" + later + "'");
        Api.Answer past = revise(tariff, plan + ",'effectiveFrom':'2020-01-01T00:00:00Z'");
        Api.Answer before = revise(tariff, plan);

        assertThat(second.status()).as(second.response().body()).isEqualTo(201);
        assertThat(second.header("Location")).isEqualTo("/api/v1/tariffs/" + tariff);
        assertThat(second.json().get("version").asInt()).isEqualTo(2);
        assertThat(fields(past)).contains("effectiveFrom");
        assertThat(fields(before)).containsExactly("effectiveFrom");
        assertThat(revise("nowhere", plan).problem()).isEqualTo("unknown-tariff");
    }

    @Test
    void givenNoPermission_whenRevised_thenItIsRefused() {
        String tariff = define("'kind':'FLAT','prices':{'flat':'0.6500'}").text("id");

        assertThat(operator("CASHIER", site)
                        .post("/api/v1/tariffs/" + tariff + "/versions", "{}")
                        .problem())
                .isEqualTo("not-permitted");
    }

    @Test
    void givenAPlanThatTheMeterCannotHold_whenPushed_thenItIsRefusedForWhatIsTooMuch() {
        String segments = IntStream.range(0, 15)
                .mapToObj(hour -> "{'from':'%02d:00','rate':'FLAT'}".formatted(hour))
                .collect(Collectors.joining(",", "[", "]"));
        String tariff = define("'kind':'TIME_OF_USE','prices':{'flat':'0.6500'},'segments':" + segments)
                .text("id");

        Api.Answer refused = push(tariff);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("tariff-not-holdable");
        assertThat(refused.text("detail")).contains("ref-prepaid-v1", "15 segments where 14 fit");
    }

    @Test
    void givenAVersionThatIsNotThere_whenPushed_thenItIsRefused() {
        String tariff = define("'kind':'FLAT','prices':{'flat':'0.6500'}").text("id");

        assertThat(admin.key(fresh("push"))
                        .post(
                                "/api/v1/meters/" + meter() + "/tariff",
                                "{\"tariffId\":\"" + tariff + "\",\"version\":2}")
                        .problem())
                .isEqualTo("tariff-version-not-available");
    }

    private Api.Answer push(String tariff) {
        return admin.key(fresh("push"))
                .post("/api/v1/meters/" + meter() + "/tariff", "{\"tariffId\":\"" + tariff + "\"}");
    }

    private String meter() {
        String gateway = created("/api/v1/gateways", """
                {"siteId":"%s","name":"G","link":"RTU_OVER_TCP","host":"127.0.0.1","port":4001,"trustedNetwork":true,
                 "buses":[{"bus":1,"baud":9600,"parity":"NONE"}]}""".formatted(site));
        long serial = 100_000_000_000L + (System.nanoTime() % 800_000_000_000L);
        return created("/api/v1/meters", """
                {"serialNumber":"%d","profile":"ref-prepaid-v1","phases":1,"gatewayId":"%s","bus":1,"unitId":17,
                 "ptRatio":1,"ctRatio":1}""".formatted(serial, gateway));
    }

    private String created(String path, String body) {
        Api.Answer answer = admin.post(path, body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.text("id");
    }
}
