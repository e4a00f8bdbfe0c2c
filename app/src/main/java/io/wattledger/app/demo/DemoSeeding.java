package io.wattledger.app.demo;

import io.wattledger.command.directory.Lookup;
import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.command.DefineTariff;
import io.wattledger.kernel.command.MeterAttachment;
import io.wattledger.kernel.command.OpenAccount;
import io.wattledger.kernel.command.RegisterBuilding;
import io.wattledger.kernel.command.RegisterGateway;
import io.wattledger.kernel.command.RegisterMeter;
import io.wattledger.kernel.command.RegisterSite;
import io.wattledger.kernel.command.RegisterUnit;
import io.wattledger.kernel.command.SellCredit;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.LinkKind;
import io.wattledger.kernel.device.Parity;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.kernel.tariff.TariffPlan;
import io.wattledger.simulator.site.SiteDescription;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the simulated campus, opens the accounts and makes the first sales, all through commands. Every identity follows from the
 * description, and what is known already is left out, so that a seeding that was interrupted is completed at the next start.
 */
final class DemoSeeding {

    private static final Logger log = LoggerFactory.getLogger(DemoSeeding.class);
    private static final SiteId SITE = new SiteId("campus");
    private static final TariffId TARIFF = new TariffId("campus-flat");
    private static final Price PRICE = Price.parse("0.5500");
    private static final int SINGLE_PHASE = 1;
    private static final MetaData METADATA =
            MetaData.from(Map.of(EventMetadata.OPERATOR, "demo", EventMetadata.SITE, SITE.value()));

    private final CommandGateway commands;
    private final Lookup lookup;
    private final SiteDescription site;
    private int room;

    DemoSeeding(CommandGateway commands, Lookup lookup, SiteDescription site) {
        this.commands = commands;
        this.lookup = lookup;
        this.site = site;
    }

    /** Brings everything that is missing into being and gives the sales to be made once the meters are open. */
    Queue<SellCredit> register() {
        if (lookup.siteOf(SITE).isEmpty()) {
            send(new RegisterSite(SITE, site.name(), site.zone().getId()));
        }
        if (lookup.siteOf(TARIFF).isEmpty()) {
            send(new DefineTariff(TARIFF, SITE, "Students, one price 学生单一电价", new TariffPlan.Flat(PRICE), null));
        }
        site.buildings().forEach(this::register);
        Queue<SellCredit> sales = new ArrayDeque<>();
        for (SiteDescription.Gateway gateway : site.gateways()) {
            register(gateway);
            gateway.buses().forEach(bus -> bus.meters().forEach(meter -> sales.addAll(register(gateway, bus, meter))));
        }
        log.info("the demo's {} meters are registered", site.meters().count());
        return sales;
    }

    private void register(SiteDescription.Building building) {
        BuildingId id = buildingId(building.name());
        if (lookup.siteOf(id).isEmpty()) {
            send(new RegisterBuilding(
                    id, SITE, building.name(), building.floors().size()));
        }
        for (SiteDescription.Floor floor : building.floors()) {
            for (SiteDescription.Unit unit : floor.units()) {
                if (lookup.siteOf(unitId(unit.code())).isEmpty()) {
                    send(new RegisterUnit(unitId(unit.code()), id, floor.number(), unit.number(), null));
                }
            }
        }
    }

    private void register(SiteDescription.Gateway gateway) {
        GatewayId id = gatewayId(gateway);
        if (lookup.siteOf(id).isPresent()) {
            return;
        }
        List<BusSettings> buses = gateway.buses().stream()
                .map(bus -> new BusSettings(
                        bus.number(),
                        gateway.sharesPort() ? null : bus.tcpPort(),
                        bus.baud(),
                        Parity.valueOf(bus.parity().name())))
                .toList();
        // The link is loopback: nobody else can write to it.
        boolean trustedNetwork = true;
        send(new RegisterGateway(
                id,
                SITE,
                gateway.name(),
                LinkKind.valueOf(gateway.link().name()),
                gateway.host(),
                gateway.sharesPort() ? gateway.port() : null,
                null,
                trustedNetwork,
                buses,
                null));
    }

    private List<SellCredit> register(
            SiteDescription.Gateway gateway, SiteDescription.Bus bus, SiteDescription.Meter meter) {
        room++;
        MeterId id = new MeterId("campus-meter-" + meter.serialNumber());
        @Nullable UnitId unit = meter.installedUnit().isEmpty() ? null : unitId(meter.installedUnit());
        if (lookup.siteOf(id).isEmpty()) {
            send(new RegisterMeter(
                    id,
                    new SerialNumber(meter.serialNumber()),
                    "ref-prepaid-v1",
                    SINGLE_PHASE,
                    gatewayId(gateway),
                    bus.number(),
                    meter.unitId(),
                    unit,
                    1,
                    1));
        }
        if (unit == null || DemoTenants.isEmpty(room)) {
            return List.of();
        }
        AccountId account = new AccountId("campus-account-" + meter.serialNumber());
        if (lookup.siteOf(account).isEmpty()) {
            MeterAttachment attachment = new MeterAttachment(
                    id, TARIFF, Money.ZERO, operationId("opening", meter), operationId("tariff", meter));
            send(new OpenAccount(account, unit, DemoTenants.tenant(room), BalanceHeld.METER, List.of(attachment)));
        }
        OperationId sale = operationId("sale", meter);
        return lookup.siteOf(sale).isPresent()
                ? List.of()
                : List.of(
                        new SellCredit(account, id, sale, DemoTenants.firstPurchase(room), PaymentMethod.CASH, false));
    }

    /**
     * Tries a sale.
     *
     * @return whether it is done with: sold, or refused for a reason that waiting does not mend
     */
    boolean sell(SellCredit sale) {
        try {
            send(sale);
            return true;
        } catch (RefusedException refused) {
            ProblemType type = refused.refusal().type();
            if (type != ProblemType.METER_NOT_OPEN) {
                log.warn("the demo's sale {} was refused: {}", sale.operationId(), type.kebabName());
            }
            return type != ProblemType.METER_NOT_OPEN;
        }
    }

    private void send(Object command) {
        commands.sendAndWait(new GenericCommandMessage<>(command, METADATA));
    }

    private static BuildingId buildingId(String name) {
        return new BuildingId("campus-building-" + idPart(name));
    }

    private static UnitId unitId(String code) {
        return new UnitId("campus-unit-" + code);
    }

    private static GatewayId gatewayId(SiteDescription.Gateway gateway) {
        return new GatewayId("campus-" + gateway.name());
    }

    private static OperationId operationId(String what, SiteDescription.Meter meter) {
        return new OperationId("campus-" + what + "-" + meter.serialNumber());
    }

    /** Names may hold characters that identities may not. */
    private static String idPart(String name) {
        return name.codePoints()
                .mapToObj(point -> Character.isLetterOrDigit(point) && point < 128
                        ? Character.toString(point)
                        : Integer.toHexString(point))
                .collect(Collectors.joining());
    }
}
