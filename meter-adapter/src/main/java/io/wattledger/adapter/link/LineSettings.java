package io.wattledger.adapter.link;

import io.wattledger.adapter.wire.Framing;
import io.wattledger.adapter.wire.MbapFraming;
import io.wattledger.adapter.wire.RtuFraming;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.LinkKind;

/**
 * Where a line leads and how frames are wrapped on it.
 *
 * @param host host to dial
 * @param port TCP port to dial
 * @param modbusTcp MBAP framing; else raw RTU
 * @param bus the RS-485 line behind it
 * @param tuning how patient it is
 */
public record LineSettings(String host, int port, boolean modbusTcp, BusSettings bus, LineTuning tuning) {

    /** Whether gateways of this kind are dialled at all. */
    public static boolean isDialled(LinkKind kind) {
        return kind == LinkKind.MODBUS_TCP || kind == LinkKind.RTU_OVER_TCP;
    }

    Framing framing() {
        return modbusTcp ? new MbapFraming() : new RtuFraming();
    }
}
