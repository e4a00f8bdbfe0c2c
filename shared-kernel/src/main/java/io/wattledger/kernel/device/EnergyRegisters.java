package io.wattledger.kernel.device;

import io.wattledger.kernel.money.Energy;
import java.util.stream.Stream;

/**
 * Energy counted by a meter since it was made, secondary side, by rate.
 *
 * @param total all energy
 * @param sharp at the sharp rate 尖
 * @param peak at the peak rate 峰
 * @param flat at the flat rate 平
 * @param valley at the valley rate 谷
 */
public record EnergyRegisters(Energy total, Energy sharp, Energy peak, Energy flat, Energy valley) {

    /** What was counted since an earlier reading, register by register. */
    public EnergyRegisters since(EnergyRegisters earlier) {
        return new EnergyRegisters(
                total.minus(earlier.total),
                sharp.minus(earlier.sharp),
                peak.minus(earlier.peak),
                flat.minus(earlier.flat),
                valley.minus(earlier.valley));
    }

    /** Of a difference of readings: whether a register went back. */
    public boolean wentBack() {
        return Stream.of(total, sharp, peak, flat, valley).anyMatch(register -> register.centiKwh() < 0);
    }

    /** The part of the total that none of the four rates counted: the deep valley rate, and what rounding leaves. */
    public Energy beyondRates() {
        return total.minus(sharp).minus(peak).minus(flat).minus(valley);
    }
}
