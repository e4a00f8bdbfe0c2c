/**
 * Modbus on the wire: request PDUs, RTU and MBAP framing, the CRC, and the decoder that knows which reply it waits for. Netty and
 * j2mod's message classes are used here and in {@code link}, nowhere else; j2mod's transports never.
 */
@NullMarked
package io.wattledger.adapter.wire;

import org.jspecify.annotations.NullMarked;
