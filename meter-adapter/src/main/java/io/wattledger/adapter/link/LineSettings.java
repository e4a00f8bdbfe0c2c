package io.wattledger.adapter.link;

import io.wattledger.adapter.wire.Framing;
import io.wattledger.adapter.wire.MbapFraming;
import io.wattledger.adapter.wire.RtuFraming;
import io.wattledger.kernel.device.BusSettings;

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

    Framing framing() {
        return modbusTcp ? new MbapFraming() : new RtuFraming();
    }
}
