package io.wattledger.kernel.device;

import org.jspecify.annotations.Nullable;

/**
 * One RS-485 line behind a gateway.
 *
 * @param bus number by which meters name the line, 1 to n within the gateway
 * @param tcpPort TCP port of this line where it has one of its own, else the gateway's port serves it
 * @param baud signalling rate, 1200 to 38400
 * @param parity parity of the characters
 */
public record BusSettings(int bus, @Nullable Integer tcpPort, int baud, Parity parity) {}
