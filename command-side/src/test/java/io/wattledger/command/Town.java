package io.wattledger.command;

import io.wattledger.command.account.Story;
import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.command.DefineTariff;
import io.wattledger.kernel.command.MeterAttachment;
import io.wattledger.kernel.command.OpenAccount;
import io.wattledger.kernel.command.RecordMoneyWriteIntent;
import io.wattledger.kernel.command.RegisterBuilding;
import io.wattledger.kernel.command.RegisterGateway;
import io.wattledger.kernel.command.RegisterMeter;
import io.wattledger.kernel.command.RegisterSite;
import io.wattledger.kernel.command.RegisterUnit;
import io.wattledger.kernel.command.ReportMoneyWrite;
import io.wattledger.kernel.command.SaleAccepted;
import io.wattledger.kernel.command.SellCredit;
import io.wattledger.kernel.command.WritePermit;
import io.wattledger.kernel.device.BusKey;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.LinkKind;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteVerdict;
import io.wattledger.kernel.device.Parity;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.device.WriteEvidence;
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
import io.wattledger.kernel.port.GatewayLeases;
import io.wattledger.kernel.port.LeaseFence;
import io.wattledger.kernel.tariff.TariffPlan;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** A site of a test's own, built by real commands: a building, a unit, a gateway with two buses, a tariff; meters and accounts on demand. */
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public final class Town {

    private static final AtomicInteger TOWNS = new AtomicInteger();
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final CommandGateway commands;
    private final EventStore events;
    private final GatewayLeases leases;
    private final int number = TOWNS.incrementAndGet();
    private final AtomicInteger identities = new AtomicInteger();

    public final SiteId site = SiteId.of(named("site"));
    public final BuildingId building = BuildingId.of(named("building"));
    public final UnitId unit = UnitId.of(named("unit"));
    public final GatewayId gateway = GatewayId.of(named("gateway"));
    public final BusKey bus = new BusKey(gateway, 1);
    public final TariffId tariff = TariffId.of(named("tariff"));

    Town(CommandGateway commands, EventStore events, GatewayLeases leases) {
        this.commands = commands;
        this.events = events;
        this.leases = leases;
        send(new RegisterSite(site, "Town " + number, "Asia/Shanghai"));
        send(new RegisterBuilding(building, site, "Dormitory 1", 6));
        send(new RegisterUnit(unit, building, 1, "101", null));
        registerGateway(gateway, true);
        send(new DefineTariff(tariff, site, "Residents", new TariffPlan.Flat(Price.parse("0.6500")), null));
    }

    /** An identity that no other town and no other call has. */
    public String named(String kind) {
        return kind + "-" + number + "-" + identities.incrementAndGet();
    }

    public OperationId operation() {
        return OperationId.of(named("operation"));
    }

    public void send(Object command) {
        commands.sendAndWait(command);
    }

    /** Sends a command and hands back what it answers. */
    public <R> R ask(Object command, Class<R> answer) {
        return answer.cast(commands.<Object>sendAndWait(command));
    }

    /** The facts told of one aggregate, in order. */
    public List<Object> factsOf(Object aggregate) {
        return events.readEvents(aggregate.toString())
                .asStream()
                .map(event -> (Object) event.getPayload())
                .toList();
    }

    public void registerGateway(GatewayId id, boolean trustedNetwork) {
        send(new RegisterGateway(
                id,
                site,
                "Gateway",
                LinkKind.RTU_OVER_TCP,
                "127.0.0.1",
                5000 + number,
                null,
                trustedNetwork,
                List.of(
                        new BusSettings(1, null, 9600, Parity.NONE),
                        new BusSettings(2, 6000 + number, 2400, Parity.EVEN)),
                null));
    }

    public SerialNumber serialNumber(int unitAddress) {
        return SerialNumber.of(String.format("%09d%03d", number, unitAddress));
    }

    public RegisterMeter meterCommand(GatewayId behind, int unitAddress) {
        return new RegisterMeter(
                MeterId.of(named("meter")),
                serialNumber(unitAddress),
                "ref-prepaid-v1",
                1,
                behind,
                1,
                unitAddress,
                unit,
                1,
                1);
    }

    public MeterId registerMeter(int unitAddress) {
        RegisterMeter command = meterCommand(gateway, unitAddress);
        send(command);
        return command.meterId();
    }

    public OpenAccount accountCommand(MeterAttachment... meters) {
        return new OpenAccount(
                AccountId.of(named("account")),
                unit,
                new CustomerDetails("王小明", "13800000000"),
                BalanceHeld.METER,
                List.of(meters));
    }

    public MeterAttachment attachment(MeterId meter) {
        return new MeterAttachment(meter, tariff, Money.ZERO, operation(), operation());
    }

    public AccountId openAccount(MeterAttachment... meters) {
        OpenAccount command = accountCommand(meters);
        send(command);
        return command.accountId();
    }

    /** An account that is open on its meter, which then shows the count 41 and nothing on it. */
    public AccountId openAndConfirmed(MeterId meter, int unitAddress) {
        MeterAttachment attachment = attachment(meter);
        AccountId account = openAccount(attachment);
        intend(account, meter, attachment.openingOperationId(), 1, read(unitAddress, Story.BASE, 0));
        report(account, meter, attachment.openingOperationId(), 1, applied(unitAddress, Story.BASE + 1, 0));
        return account;
    }

    public SaleAccepted sell(AccountId account, MeterId meter, Money paid) {
        return ask(new SellCredit(account, meter, operation(), paid, PaymentMethod.CASH, true), SaleAccepted.class);
    }

    public LeaseFence lease() {
        return leases.acquire(gateway, LEASE).orElseThrow();
    }

    public WritePermit intend(
            AccountId account, MeterId meter, OperationId operation, int attempt, MeterMoneySnapshot before) {
        return ask(new RecordMoneyWriteIntent(account, meter, operation, attempt, before, lease()), WritePermit.class);
    }

    public void report(
            AccountId account, MeterId meter, OperationId operation, int attempt, MoneyWriteVerdict verdict) {
        WriteEvidence evidence = new WriteEvidence(gateway, 1, attempt, "aa", "bb", "cc");
        send(new ReportMoneyWrite(account, meter, operation, attempt, verdict, evidence));
    }

    public MeterMoneySnapshot read(int unitAddress, int count, long balanceFen) {
        return new MeterMoneySnapshot(serialNumber(unitAddress), count, Money.ofFen(balanceFen), Story.NOON);
    }

    public MoneyWriteVerdict applied(int unitAddress, int count, long balanceFen) {
        return new MoneyWriteVerdict.Applied(read(unitAddress, count, balanceFen));
    }

    /** Simple names of the facts, for tests of their order. */
    public List<String> namesOfFacts(Object... aggregates) {
        return Stream.of(aggregates)
                .flatMap(aggregate -> factsOf(aggregate).stream())
                .map(fact -> fact.getClass().getSimpleName())
                .toList();
    }
}
