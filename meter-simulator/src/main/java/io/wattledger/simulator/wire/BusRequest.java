package io.wattledger.simulator.wire;

import io.netty.channel.Channel;

/**
 * A request as it came out of a connection.
 *
 * @param channel where it came from
 * @param framing how to wrap the answer
 * @param transaction MBAP transaction id, 0 on RTU
 * @param unitId addressed slave
 * @param pdu function code and data, never empty
 */
@SuppressWarnings("ArrayRecordComponent") // A message that is passed on once and never compared.
record BusRequest(Channel channel, Framing framing, int transaction, int unitId, byte[] pdu) {
    byte[] frame(int answeringUnit, byte[] responsePdu) {
        return framing.frame(transaction, answeringUnit, responsePdu);
    }
}
