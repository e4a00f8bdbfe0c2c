package io.wattledger.benchmark.ledger;

import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.LinkKind;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyTransaction;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.Parity;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.device.WriteEvidence;
import io.wattledger.kernel.event.AccountOpened;
import io.wattledger.kernel.event.GatewayRegistered;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MeterRegistered;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.MoneyWriteIntended;
import io.wattledger.kernel.event.SiteRegistered;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/**
 * Accounts that are open on their meters, spread over sites: the events that make them, as operators and the adapter would have.
 *
 * @param sites how many sites
 * @param accounts how many accounts in all, each with one meter
 */
record Town(int sites, int accounts) {

    private static final int METERS_PER_BUS = 32;
    private static final Instant OPENED_AT = Instant.parse("2026-01-01T00:00:00Z");

    AccountId account(int number) {
        return new AccountId("town-account-" + number);
    }

    MeterId meter(int number) {
        return new MeterId("town-meter-" + number);
    }

    SiteId siteOf(int account) {
        return new SiteId("town-site-" + account % sites);
    }

    /** The site and its one gateway, with buses for all meters. */
    List<DomainEventMessage<?>> site(int number) {
        SiteId site = siteOf(number);
        int buses = (accounts / sites + METERS_PER_BUS) / METERS_PER_BUS;
        List<BusSettings> settings = IntStream.rangeClosed(1, buses)
                .mapToObj(bus -> new BusSettings(bus, null, 9_600, Parity.NONE))
                .toList();
        GatewayId gateway = gatewayOf(number);
        return List.of(
                new GenericDomainEventMessage<>(
                        "Site", site.value(), 0, new SiteRegistered(site, "Site " + number, "Asia/Shanghai")),
                new GenericDomainEventMessage<>(
                        "Gateway",
                        gateway.value(),
                        0,
                        new GatewayRegistered(
                                gateway,
                                site,
                                "Gateway " + number,
                                LinkKind.MODBUS_TCP,
                                "127.0.0.1",
                                502,
                                null,
                                true,
                                settings)));
    }

    private GatewayId gatewayOf(int account) {
        return new GatewayId("town-gateway-" + account % sites);
    }

    /** An account, its meter, and the opening that was applied on the meter. */
    List<DomainEventMessage<?>> account(AccountId account, int number) {
        SiteId site = siteOf(number);
        MeterId meter = meter(number);
        SerialNumber serial = SerialNumber.of(String.format("%012d", number));
        OperationId opening = new OperationId("town-opening-" + number);
        int place = number / sites;
        int bus = place / METERS_PER_BUS + 1;
        MeterMoneySnapshot before = new MeterMoneySnapshot(serial, 0, Money.ZERO, OPENED_AT);
        MeterMoneySnapshot after = new MeterMoneySnapshot(serial, 1, Money.ZERO, OPENED_AT);
        List<Object> facts = List.of(
                new AccountOpened(
                        account,
                        site,
                        new UnitId("town-unit-" + number),
                        SealedPersonalData.of("c2VhbGVk"),
                        BalanceHeld.METER),
                new MeterAttached(account, site, meter, opening, serial, new TariffId("town-tariff"), Money.ZERO),
                new MoneyWriteIntended(
                        account,
                        site,
                        meter,
                        opening,
                        MoneyWriteKind.OPENING,
                        1,
                        Money.ZERO,
                        1,
                        MoneyTransaction.numberOf(opening),
                        before),
                new MoneyWriteConfirmed(
                        account,
                        site,
                        meter,
                        opening,
                        MoneyWriteKind.OPENING,
                        Money.ZERO,
                        before,
                        after,
                        new WriteEvidence(gatewayOf(number), bus, 1, null, null, null)));
        List<DomainEventMessage<?>> events = new ArrayList<>();
        events.add(new GenericDomainEventMessage<>(
                "Meter",
                meter.value(),
                0,
                new MeterRegistered(
                        meter,
                        site,
                        serial,
                        "ref-prepaid-v1",
                        1,
                        gatewayOf(number),
                        bus,
                        place % METERS_PER_BUS + 1,
                        null,
                        1,
                        1)));
        for (int sequence = 0; sequence < facts.size(); sequence++) {
            events.add(new GenericDomainEventMessage<>("Account", account.value(), sequence, facts.get(sequence)));
        }
        return events;
    }

    /** An account that has had money written to its meter again and again, until its stream has this many events. */
    List<DomainEventMessage<?>> longLife(int number, int events) {
        AccountId account = account(number);
        List<DomainEventMessage<?>> all = new ArrayList<>(account(account, number));
        DomainEventMessage<?> intent = all.get(all.size() - 2);
        for (int sequence = all.size() - 1; sequence < events; sequence++) {
            all.add(new GenericDomainEventMessage<>("Account", account.value(), sequence, intent.getPayload()));
        }
        return all;
    }
}
