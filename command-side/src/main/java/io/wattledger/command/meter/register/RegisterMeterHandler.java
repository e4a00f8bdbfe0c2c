package io.wattledger.command.meter.register;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.meter.Meter;
import io.wattledger.kernel.command.RegisterMeter;
import io.wattledger.kernel.device.BusKey;
import io.wattledger.kernel.event.MeterRegistered;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.port.DeviceDirectory;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Enters a meter. That its number and its address are its own is claimed in the same transaction. */
@Component
public final class RegisterMeterHandler {

    private static final String PROFILE = "ref-prepaid-v1";
    private static final int MOST_METERS_ON_A_BUS = 32;
    private static final int HIGHEST_UNIT_ADDRESS = 247;
    /** A 16-bit register holds it. */
    private static final int HIGHEST_RATIO = 65_535;

    private final AggregateStore<Meter> meters;
    private final DeviceDirectory directory;
    private final Lookup lookup;

    /** Registers into this repository meters behind gateways of the directory. */
    public RegisterMeterHandler(Repository<Meter> meters, DeviceDirectory directory, Lookup lookup) {
        this.meters = new AggregateStore<>(meters, ProblemType.UNKNOWN_METER);
        this.directory = directory;
        this.lookup = lookup;
    }

    @CommandHandler
    void handle(RegisterMeter command) {
        DeviceDirectory.Gateway gateway = directory
                .gateway(command.gatewayId())
                .orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_GATEWAY));
        checkInstalledUnit(command.installedUnitId(), gateway.siteId());
        checkFields(command, gateway);
        checkRoomOn(new BusKey(command.gatewayId(), command.bus()));
        MeterRegistered fact = new MeterRegistered(
                command.meterId(),
                gateway.siteId(),
                command.serialNumber(),
                command.profile(),
                command.phases(),
                command.gatewayId(),
                command.bus(),
                command.unitAddress(),
                command.installedUnitId(),
                command.ptRatio(),
                command.ctRatio());
        meters.create(() -> Meter.register(fact));
    }

    private void checkInstalledUnit(@Nullable UnitId unit, SiteId site) {
        if (unit == null) {
            return;
        }
        SiteId siteOfUnit = lookup.siteOf(unit).orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_UNIT));
        if (!siteOfUnit.equals(site)) {
            throw new RefusedException(ProblemType.DIFFERENT_SITES);
        }
    }

    private static void checkFields(RegisterMeter command, DeviceDirectory.Gateway gateway) {
        if (!command.profile().equals(PROFILE)) {
            throw new RefusedException(
                    Refusal.of(ProblemType.NOT_SUPPORTED, Map.of("what", "profile " + command.profile())));
        }
        new FieldFaults()
                .unless(command.phases() == 1 || command.phases() == 3, "phases", "must be 1 or 3")
                .unless(
                        gateway.buses().stream().anyMatch(bus -> bus.bus() == command.bus()),
                        "bus",
                        "must be a bus of the gateway")
                .between("unitId", command.unitAddress(), 1, HIGHEST_UNIT_ADDRESS)
                .between("ptRatio", command.ptRatio(), 1, HIGHEST_RATIO)
                .between("ctRatio", command.ctRatio(), 1, HIGHEST_RATIO)
                .refuseIfAny();
    }

    private void checkRoomOn(BusKey bus) {
        long present = directory.metersOf(bus.gatewayId()).stream()
                .filter(meter -> meter.bus().equals(bus))
                .count();
        if (present >= MOST_METERS_ON_A_BUS) {
            throw new RefusedException(
                    Refusal.of(ProblemType.BUS_FULL, Map.of("limit", Integer.toString(MOST_METERS_ON_A_BUS))));
        }
    }
}
