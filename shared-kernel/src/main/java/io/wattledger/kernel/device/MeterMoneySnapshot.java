package io.wattledger.kernel.device;

import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * What a meter said about its money in one visit: identity and fast block, read together.
 *
 * @param serialNumber the meter number read, so that an exchanged meter shows
 * @param count its purchase count
 * @param balance its remaining amount, floored to the fen, negative when overdrawn
 * @param readAt when the answer arrived
 */
public record MeterMoneySnapshot(SerialNumber serialNumber, int count, Money balance, Instant readAt) {}
