package io.wattledger.kernel.device;

import io.wattledger.kernel.money.Energy;

/**
 * Energy counted by a meter since it was made, secondary side, by rate.
 *
 * @param total all energy
 * @param sharp at the sharp rate 尖
 * @param peak at the peak rate 峰
 * @param flat at the flat rate 平
 * @param valley at the valley rate 谷
 */
public record EnergyRegisters(Energy total, Energy sharp, Energy peak, Energy flat, Energy valley) {}
