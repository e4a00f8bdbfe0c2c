package io.wattledger.simulator.wire;

/**
 * A request as it came out of a connection.
 *
 * @param peer where it came from
 * @param framing how to wrap the answer
 * @param transaction MBAP transaction id, 0 on RTU
 * @param unitId addressed slave
 * @param pdu function code and data, never empty
 */
@SuppressWarnings("ArrayRecordComponent") // A message that is passed on once and never compared.
record BusRequest(Peer peer, Framing framing, int transaction, int unitId, byte[] pdu) {
    byte[] frame(int answeringUnit, byte[] responsePdu) {
        return framing.frame(transaction, answeringUnit, responsePdu);
    }
}
