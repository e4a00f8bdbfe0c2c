package io.wattledger.adapter.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.port.WorkList.TariffWork;
import io.wattledger.kernel.tariff.PlanCost;
import io.wattledger.kernel.tariff.Rate;
import io.wattledger.kernel.tariff.TariffPlan;
import io.wattledger.simulator.meter.LoadProfile;
import io.wattledger.simulator.meter.MeterImage;
import io.wattledger.simulator.meter.MeterMemory;
import io.wattledger.simulator.meter.MoneyOpType;
import io.wattledger.simulator.meter.ReferenceMeter;
import io.wattledger.simulator.meter.SerialNumber;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two independent implementations of one tariff: the meter charges pulse by pulse, the kernel the sum; they agree to the micro-yuan. */
class ChargingOnTheMeterTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant MAY = Instant.parse("2026-04-30T16:00:00Z");
    private static final Instant JUST_BEFORE_JUNE = Instant.parse("2026-05-31T15:59:00Z");
    private static final int WRITE = 0x10;

    private final AtomicReference<Instant> now = new AtomicReference<>(MAY);
    private final ReferenceMeter meter = new ReferenceMeter(
            MeterImage.ofNewMeter(new SerialNumber("202600000001")),
            true,
            new LoadProfile.Dormitory(7, 1_500),
            now::get,
            ZONE,
            MeterMemory.NONE);

    static List<TariffPlan> plans() {
        return List.of(
                new TariffPlan.Flat(Price.parse("0.6500")),
                Plans.timeOfUse(),
                new TariffPlan.Tiered(Price.parse("0.5000"), Plans.TIERS),
                Plans.everything());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void givenAPlanOnTheMeter_whenAMonthHasPassed_thenTheKernelAsksTheSameForTheSameEnergy(TariffPlan plan) {
        put(plan);
        meter.operateOnSite(MoneyOpType.OPEN, 1_000_000, 1);
        MeterImage before = meter.image();

        now.set(JUST_BEFORE_JUNE);

        MeterImage after = meter.image();
        Map<Rate, Energy> used = used(before, after);
        PlanCost cost = plan.costOf(used, Energy.ofCentiKwh(0));
        assertThat(after.energy().periodCentiKwh()).isGreaterThan(30_000);
        assertThat(after.purse().costMicroYuan()).isEqualTo(cost.total().micros());
    }

    private void put(TariffPlan plan) {
        write(0x2006, DayTables.table(plan.timetable(), 0));
        write(0x201B, DayTables.table(plan.timetable(), 1));
        write(0x2000, DayTables.zones(plan.timetable()));
        write(0x3080, TariffSlot.encode(new TariffWork(1, plan, MAY, MAY), ZONE, MAY));
    }

    private void write(int address, byte[] values) {
        ByteBuffer request = ByteBuffer.allocate(6 + values.length);
        request.put((byte) WRITE).putShort((short) address).putShort((short) (values.length / 2));
        request.put((byte) values.length).put(values);
        assertThat(meter.answer(request.array())[0]).isEqualTo((byte) WRITE);
    }

    private static Map<Rate, Energy> used(MeterImage before, MeterImage after) {
        Map<Rate, Energy> used = new EnumMap<>(Rate.class);
        List<Rate> rates = List.of(Rate.values());
        for (int i = 0; i < rates.size(); i++) {
            long register = after.energy().rateCentiKwh().get(i);
            used.put(
                    rates.get(i),
                    Energy.ofCentiKwh(register - before.energy().rateCentiKwh().get(i)));
        }
        return used;
    }
}
