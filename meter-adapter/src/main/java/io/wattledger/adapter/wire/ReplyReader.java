package io.wattledger.adapter.wire;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one reply that is waited for in a stream of bytes: looks for its head with a good check, drops everything else byte by
 * byte, and drops all bytes while nothing is waited for. Holds {@value #CAPACITY_BYTES} bytes at most. Not thread-safe: it belongs to
 * one connection's event loop.
 */
public final class ReplyReader {

    /** Above the longest frame there is, so that a candidate always has room to become whole. */
    public static final int CAPACITY_BYTES = 512;

    private final Framing framing;
    private final byte[] buffer = new byte[CAPACITY_BYTES];
    private int end;
    private int unit;
    private int transaction;
    private @Nullable RequestPdu awaited;

    /** A reader of one connection. */
    public ReplyReader(Framing framing) {
        this.framing = framing;
    }

    /** From now on waits for the reply to this request. */
    public void expect(int unit, RequestPdu request, int transaction) {
        this.unit = unit;
        this.awaited = request;
        this.transaction = transaction;
        this.end = 0;
    }

    /** From now on waits for nothing: whatever comes is too late to be believed. */
    public void expectNothing() {
        awaited = null;
        end = 0;
    }

    /** Whether a reply is waited for. */
    public boolean isExpecting() {
        return awaited != null;
    }

    /** Number of bytes held. */
    int held() {
        return end;
    }

    /** Takes in all that was received and gives the reply, if it is now whole; what follows it is dropped. */
    public @Nullable Reply read(ByteBuf received) {
        Reply found = null;
        while (found == null && awaited != null && received.isReadable()) {
            int taken = Math.min(received.readableBytes(), buffer.length - end);
            received.readBytes(buffer, end, taken);
            end += taken;
            found = search(awaited);
        }
        received.skipBytes(received.readableBytes());
        return found;
    }

    private @Nullable Reply search(RequestPdu request) {
        int from = 0;
        while (from < end) {
            int length = framing.match(unit, request, transaction, buffer, from, end);
            if (length > 0) {
                byte[] frame = Arrays.copyOfRange(buffer, from, from + length);
                expectNothing();
                return reply(request, frame);
            }
            if (length == Framing.MORE) {
                break;
            }
            from++;
        }
        end -= from;
        System.arraycopy(buffer, from, buffer, 0, end);
        return null;
    }

    private Reply reply(RequestPdu request, byte[] frame) {
        int pdu = framing.pduOffset();
        if (frame[pdu] == request.exceptionFunction()) {
            return new Reply(new Frame(frame), new Registers(frame, 0, 0), frame[pdu + 1] & 0xFF);
        }
        return new Reply(new Frame(frame), request.valuesIn(frame, pdu), 0);
    }
}
