package io.wattledger.simulator.wire;

import io.netty.channel.EventLoop;
import io.wattledger.simulator.fault.FaultKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Brings answers to the other end of the connection, or fails to in the way that was asked for. Belongs to one bus and its event loop. */
@SuppressWarnings(
        "FutureReturnValueIgnored") // A write that fails means that the connection is gone, and with it whoever wanted
// the bytes.
public final class Delivery {
    private static final long SEGMENT_GAP_MILLIS = 5;
    private static final int MOST_GARBAGE_BYTES = 16;

    /** An answer that missed its exchange. */
    @SuppressWarnings("ArrayRecordComponent") // Passed on once, never compared.
    private record Held(Peer origin, byte[] frame) {}

    private final EventLoop loop;
    private final RandomGenerator random;
    private final List<Held> heldForNextRequest = new ArrayList<>();
    private final List<Held> heldForNextConnection = new ArrayList<>();
    private final List<byte[]> behindSegments = new ArrayList<>();
    private @Nullable Peer inSegments;
    private byte[] previousFrame = new byte[0];
    private @Nullable Peer newest;

    private volatile long lateMillis;
    private volatile boolean lateToNextConnection;

    /** A delivery on {@code loop}; positions of cuts and garbage come from {@code seed}. */
    public Delivery(EventLoop loop, long seed, long lateMillis) {
        this.loop = loop;
        this.random = new Random(seed);
        this.lateMillis = lateMillis;
    }

    /** How much later than normal a late answer comes. */
    public void setLateMillis(long millis) {
        lateMillis = millis;
    }

    /** Whether the converter hands an answer whose connection is gone to the next connection, instead of dropping it. */
    public void setLateToNextConnection(boolean handsOver) {
        lateToNextConnection = handsOver;
    }

    void connected(Peer peer) {
        newest = peer;
        heldForNextConnection.forEach(held -> write(peer, held.frame()));
        heldForNextConnection.clear();
    }

    /** A new request is on the line: answers that were held for this moment go first. */
    void releaseHeld(Peer requester) {
        for (Held held : heldForNextRequest) {
            if (held.origin().isActive()) {
                write(held.origin(), held.frame());
            } else if (lateToNextConnection) {
                write(requester, held.frame());
            }
        }
        heldForNextRequest.clear();
    }

    void deliver(BusRequest request, byte[] responsePdu, @Nullable FaultKind fault) {
        Peer peer = request.peer();
        byte[] frame = request.frame(request.unitId(), responsePdu);
        byte[] before = previousFrame;
        previousFrame = frame;
        if (fault == null) {
            write(peer, frame);
            return;
        }
        switch (fault) {
            case RESPONSE_LOST, REQUEST_LOST, CUT_BEFORE_APPLY -> {}
            case BUSY -> write(peer, frame);
            case LATE -> loop.schedule(() -> deliverLate(new Held(peer, frame)), lateMillis, TimeUnit.MILLISECONDS);
            case HELD_FOR_NEXT_EXCHANGE -> heldForNextRequest.add(new Held(peer, frame));
            case WRONG_CRC -> write(peer, request.framing().withWrongCrc(frame));
            case DUPLICATED -> {
                write(peer, frame);
                write(peer, frame);
            }
            case SPLIT -> writeInSegments(peer, frame);
            case TRUNCATED -> write(peer, request.framing().beginning(frame, cutPosition(frame)));
            case MERGED -> write(peer, joined(before, frame));
            case GARBAGE -> write(peer, joined(garbage(), frame));
            case WRONG_UNIT -> write(peer, request.frame(otherUnit(request.unitId()), responsePdu));
            case CUT_AFTER_APPLY -> {
                send(peer, Arrays.copyOf(frame, frame.length / 2));
                peer.close();
            }
        }
    }

    private void deliverLate(Held held) {
        if (held.origin().isActive()) {
            write(held.origin(), held.frame());
        } else if (lateToNextConnection) {
            if (newest != null && newest.isActive()) {
                write(newest, held.frame());
            } else {
                heldForNextConnection.add(held);
            }
        }
    }

    private void writeInSegments(Peer peer, byte[] frame) {
        if (inSegments != null) {
            write(peer, frame);
            return;
        }
        int first = cutPosition(frame);
        int second = first + random.nextInt(frame.length - first);
        send(peer, Arrays.copyOf(frame, first));
        inSegments = peer;
        loop.schedule(
                () -> send(peer, Arrays.copyOfRange(frame, first, second)), SEGMENT_GAP_MILLIS, TimeUnit.MILLISECONDS);
        loop.schedule(
                () -> endSegments(peer, Arrays.copyOfRange(frame, second, frame.length)),
                2 * SEGMENT_GAP_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private void endSegments(Peer peer, byte[] last) {
        send(peer, last);
        inSegments = null;
        behindSegments.forEach(bytes -> send(peer, bytes));
        behindSegments.clear();
    }

    private int cutPosition(byte[] frame) {
        return 1 + random.nextInt(frame.length - 1);
    }

    private byte[] garbage() {
        byte[] bytes = new byte[1 + random.nextInt(MOST_GARBAGE_BYTES)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt();
        }
        return bytes;
    }

    private int otherUnit(int unitId) {
        return 1 + (unitId + random.nextInt(246)) % 247;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** A connection is one stream of bytes: what comes while an answer arrives in segments comes behind it. */
    private void write(Peer peer, byte[] bytes) {
        if (peer.equals(inSegments)) {
            behindSegments.add(bytes);
        } else {
            send(peer, bytes);
        }
    }

    private static void send(Peer peer, byte[] bytes) {
        if (bytes.length > 0) {
            peer.send(bytes);
        }
    }
}
