package io.wattledger.kernel.tariff;

/**
 * A rate and the time of day from which it is in force, until the next segment of the day begins.
 *
 * @param fromMinute minutes since midnight, 0 to 1439
 * @param rate the rate
 */
public record DaySegment(int fromMinute, Rate rate) {}
