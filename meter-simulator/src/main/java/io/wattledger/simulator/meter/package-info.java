/**
 * One meter of profile {@code ref-prepaid-v1} without any wire: registers, purse, money mailbox, tariff, relay and energy, all in exact integers.
 * Written from {@code meter-profiles.md} alone, so that it can be an oracle for the meter adapter. Time comes in as simulated milliseconds.
 */
@NullMarked
package io.wattledger.simulator.meter;

import org.jspecify.annotations.NullMarked;
