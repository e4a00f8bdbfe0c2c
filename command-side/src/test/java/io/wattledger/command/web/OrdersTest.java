package io.wattledger.command.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.command.RecordMoneyWriteIntent;
import io.wattledger.kernel.command.ReportMoneyWrite;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteVerdict;
import io.wattledger.kernel.device.WriteEvidence;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.DeviceDirectory;
import io.wattledger.kernel.port.GatewayLeases;
import io.wattledger.kernel.port.WorkList;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The path from a site to a sale, as the REST interface shows it. */
class OrdersTest extends RestTest {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private DeviceDirectory devices;

    @Autowired
    private WorkList work;

    @Autowired
    private GatewayLeases leases;

    @Autowired
    private Clock clock;

    private String site = "";
    private String unit = "";
    private String meter = "";
    private String tariff = "";

    @BeforeEach
    void build() {
        site = site();
        String building =
                created("/api/v1/buildings", "{\"siteId\":\"%s\",\"name\":\"D1\",\"floors\":6}".formatted(site));
        unit = created(
                "/api/v1/units",
                "{\"buildingId\":\"%s\",\"floor\":3,\"number\":\"301\",\"area\":24.5}".formatted(building));
        String gateway = created("/api/v1/gateways", """
                {"siteId":"%s","name":"G","link":"RTU_OVER_TCP","host":"127.0.0.1","port":4001,"trustedNetwork":true,
                 "buses":[{"bus":1,"baud":9600,"parity":"NONE"}]}""".formatted(site));
        long serial = 100_000_000_000L + (System.nanoTime() % 800_000_000_000L);
        meter = created("/api/v1/meters", """
                {"serialNumber":"%d","profile":"ref-prepaid-v1","phases":1,"gatewayId":"%s","bus":1,"unitId":17,
                 "installedUnitId":"%s","ptRatio":1,"ctRatio":1}""".formatted(serial, gateway, unit));
        tariff = created(
                "/api/v1/tariffs",
                "{\"siteId\":\"%s\",\"name\":\"T\",\"kind\":\"FLAT\",\"prices\":{\"flat\":\"0.6500\"}}"
                        .formatted(site));
    }

    @Test
    void givenAnAccount_whenOpened_thenItsOperationsAreListedOpeningsFirstAndNoPersonalDataComesBack() {
        Api.Answer account = openAccount();

        assertThat(account.status()).isEqualTo(201);
        assertThat(account.header("Location")).isEqualTo("/api/v1/accounts/" + account.text("id"));
        assertThat(account.text("operations/0/kind")).isEqualTo("OPENING");
        assertThat(account.text("operations/0/state")).isEqualTo("PENDING");
        assertThat(account.text("operations/0/meterId")).isEqualTo(meter);
        assertThat(account.text("operations/1/kind")).isEqualTo("TARIFF");
        assertThat(account.text("meters/0/transferIn")).isEqualTo("0.00");
        assertThat(account.json().get("sequence").asLong()).isPositive();
        assertThat(account.response().body()).doesNotContain("13800000000");
    }

    @Test
    void givenASale_whenAccepted_thenItAnswersOperationReceiptAndSequence_andOnceOnly() {
        String account = openAccount().text("id");
        assertThat(sell(account, fresh("sale"), "100.00").problem()).isEqualTo("meter-not-open");
        confirmOpening(account);
        String key = fresh("sale");

        Api.Answer sale = sell(account, key, "100.00");
        Api.Answer again = sell(account, key, "100.00");

        assertThat(sale.status()).isEqualTo(201);
        assertThat(sale.text("operationId")).isEqualTo(sale.text("id"));
        assertThat(sale.header("Location")).isEqualTo("/api/v1/operations/" + sale.text("id"));
        assertThat(sale.text("state")).isEqualTo("PENDING");
        assertThat(sale.json().get("receiptNumber").asLong()).isEqualTo(1);
        assertThat(sale.text("amount")).isEqualTo("100.00");
        assertThat(again.response().body()).isEqualTo(sale.response().body());
        assertThat(sell(account, fresh("sale"), "100.00").problem()).isEqualTo("duplicate-sale");
        assertThat(sell(account, fresh("sale"), "99999.00").problem()).isEqualTo("amount-out-of-bounds");
    }

    @Test
    void givenARelayOrder_whenAccepted_thenItAnswers202WithItsOperation() {
        Api.Answer order = admin.key(fresh("relay"))
                .post("/api/v1/meters/" + meter + "/relay", "{\"mode\":\"FORCED_OPEN\",\"reason\":\"works\"}");

        assertThat(order.status()).isEqualTo(202);
        assertThat(order.header("Location")).isEqualTo("/api/v1/operations/" + order.text("operationId"));
        assertThat(order.text("state")).isEqualTo("PENDING");

        Api.Answer endless = admin.key(fresh("relay"))
                .post("/api/v1/meters/" + meter + "/relay", "{\"mode\":\"FORCED_CLOSED\",\"reason\":\"film\"}");
        assertThat(endless.status()).isEqualTo(400);
        assertThat(endless.text("errors/0/field")).isEqualTo("until");
    }

    @Test
    void givenATariffPush_whenAccepted_thenItAnswers202WithItsOperation() {
        Api.Answer order = admin.key(fresh("tariff"))
                .post("/api/v1/meters/" + meter + "/tariff", "{\"tariffId\":\"" + tariff + "\"}");

        assertThat(order.status()).isEqualTo(202);
        assertThat(order.text("kind")).isEqualTo("TARIFF");
        assertThat(order.header("Location")).startsWith("/api/v1/operations/");
    }

    @Test
    void givenAnUnknownOutcome_whenSettled_thenASecondPersonDecides() {
        String account = openAccount().text("id");
        String opening = openingBecameUnknown(account);
        String settlement =
                "{\"outcome\":\"APPLIED\",\"reason\":\"seen on the display\",\"evidence\":\"photograph 17\"}";

        Api.Answer asked = admin.key(fresh("settle")).post("/api/v1/operations/" + opening + "/settlement", settlement);
        assertThat(asked.status()).as(asked.response().body()).isEqualTo(202);
        assertThat(asked.text("state")).isEqualTo("AWAITING_APPROVAL");
        assertThat(asked.text("operationId")).isEqualTo(opening);
        String grant = "/api/v1/approvals/" + asked.text("approvalId") + "/grant";

        assertThat(admin.post(grant, "{}").problem()).isEqualTo("self-approval");
        Api second = operator("FINANCE", site);
        Api.Answer granted = second.post(grant, "{}");
        assertThat(granted.status()).as(granted.response().body()).isEqualTo(200);
        assertThat(granted.text("state")).isEqualTo("GRANTED");
        assertThat(second.post(grant, "{}").problem()).isEqualTo("approval-already-decided");
    }

    @Test
    void givenAnOperatorOfAnotherSite_whenTouchingThisOne_thenItIsForbidden_andUnknownIdsAreAbsent() {
        String account = openAccount().text("id");
        Api foreign = operator("ADMINISTRATOR", site());

        assertThat(foreign.key(fresh("k"))
                        .post(
                                "/api/v1/accounts/" + account + "/sales",
                                "{\"meterId\":\"%s\",\"amount\":\"10.00\",\"paymentMethod\":\"CASH\"}".formatted(meter))
                        .problem())
                .isEqualTo("not-permitted");
        assertThat(foreign.key(fresh("k"))
                        .post("/api/v1/meters/" + meter + "/relay", "{\"mode\":\"PREPAID\",\"reason\":\"r\"}")
                        .status())
                .isEqualTo(403);
        assertThat(foreign.post("/api/v1/sites", "{\"name\":\"S\",\"timeZone\":\"UTC\"}")
                        .status())
                .isEqualTo(403);
        assertThat(sell("nobody", fresh("k"), "10.00").problem()).isEqualTo("unknown-account");
    }

    @Test
    void givenARoleWithoutThePermission_thenItIsForbiddenBeforeTheBodyIsRead() {
        Api auditor = operator("AUDITOR", "");

        assertThat(auditor.key(fresh("k")).post("/api/v1/accounts/a/sales", "{").problem())
                .isEqualTo("not-permitted");
        assertThat(operator("CASHIER", site).post("/api/v1/meters", "{}").status())
                .isEqualTo(403);
    }

    @Test
    void givenAnOperatorWithLess_whenRegisteringOneWithMore_thenItIsForbidden() {
        Api local = operator("ADMINISTRATOR", site);

        assertThat(local.post(
                                "/api/v1/operators",
                                "{\"username\":\"%s\",\"password\":\"long enough 1\",\"roles\":[\"CASHIER\"],\"sites\":[]}"
                                        .formatted(fresh("u")))
                        .status())
                .isEqualTo(403);
        assertThat(local.post(
                                "/api/v1/operators",
                                "{\"username\":\"%s\",\"password\":\"long enough 1\",\"roles\":[\"CASHIER\"],\"sites\":[\"%s\"]}"
                                        .formatted(fresh("u"), site))
                        .status())
                .isEqualTo(201);
    }

    private void confirmOpening(String account) {
        reportOpening(
                account,
                device -> new MoneyWriteVerdict.Applied(
                        new MeterMoneySnapshot(device.serialNumber(), 1, Money.ZERO, clock.instant())));
    }

    private String openingBecameUnknown(String account) {
        return reportOpening(account, device -> new MoneyWriteVerdict.Undecided("the line is dead"));
    }

    /** Does what the adapter does on the bus. */
    private String reportOpening(String account, Function<DeviceDirectory.Meter, MoneyWriteVerdict> verdict) {
        DeviceDirectory.Meter device = devices.meter(new MeterId(meter)).orElseThrow();
        GatewayId gateway = device.bus().gatewayId();
        OperationId opening = work.openOn(device.bus()).stream()
                .filter(item -> item.work() instanceof WorkList.MoneyWork)
                .findFirst()
                .orElseThrow()
                .operationId();
        AccountId accountId = new AccountId(account);
        commands.sendAndWait(new RecordMoneyWriteIntent(
                accountId,
                device.meterId(),
                opening,
                1,
                new MeterMoneySnapshot(device.serialNumber(), 0, Money.ZERO, clock.instant()),
                leases.acquire(gateway, Duration.ofMinutes(1)).orElseThrow()));
        commands.sendAndWait(new ReportMoneyWrite(
                accountId,
                device.meterId(),
                opening,
                1,
                verdict.apply(device),
                new WriteEvidence(gateway, 1, 1, "00", "00", "00")));
        return opening.value();
    }

    private Api.Answer openAccount() {
        return admin.post("/api/v1/accounts", """
                {"unitId":"%s","customer":{"name":"Li Lei","phone":"13800000000"},
                 "meters":[{"meterId":"%s","tariffId":"%s"}]}""".formatted(unit, meter, tariff));
    }

    private Api.Answer sell(String account, String key, String amount) {
        return admin.key(key)
                .post(
                        "/api/v1/accounts/" + account + "/sales",
                        "{\"meterId\":\"%s\",\"amount\":\"%s\",\"paymentMethod\":\"CASH\"}".formatted(meter, amount));
    }

    private String created(String path, String body) {
        Api.Answer answer = admin.post(path, body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo(path + "/" + answer.text("id"));
        assertThat(answer.json().get("sequence").asLong()).isPositive();
        return answer.text("id");
    }
}
