package io.wattledger.simulator.wire;

import io.netty.channel.EventLoop;
import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.fault.Faults;
import io.wattledger.simulator.meter.ExceptionCode;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One RS-485 line: one exchange at a time, in the time that the wire takes. Lives on one event loop, so it needs no locks; a request that comes while the
 * line is busy waits, as in a converter's buffer, and is counted.
 */
@SuppressWarnings(
        "FutureReturnValueIgnored") // Netty's close and schedule: nobody waits for them, failures are logged where they
// happen.
public final class BusLine {
    private static final Logger LOG = LoggerFactory.getLogger(BusLine.class);
    private static final int WAITING_LIMIT = 32;

    private final Map<Integer, BusUnit> units;
    private final WireTiming timing;
    private final EventLoop loop;
    private final Faults busFaults;
    private final Faults siteFaults;
    private final Delivery delivery;
    private final Queue<BusRequest> waiting = new ArrayDeque<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong overlapping = new AtomicLong();

    private boolean busy;
    private long freeAtNanos = System.nanoTime();

    /** A line with these units; everything on it runs on {@code loop}. */
    public BusLine(
            List<? extends BusUnit> units,
            WireTiming timing,
            EventLoop loop,
            Faults busFaults,
            Faults siteFaults,
            Delivery delivery) {
        this.units = units.stream().collect(Collectors.toMap(BusUnit::unitId, Function.identity()));
        this.timing = timing;
        this.loop = loop;
        this.busFaults = busFaults;
        this.siteFaults = siteFaults;
        this.delivery = delivery;
    }

    /** Requests that were on this line. */
    public long requestsReceived() {
        return requests.get();
    }

    /** Requests that came while another exchange was under way: a correct master causes none. */
    public long overlappingRequests() {
        return overlapping.get();
    }

    EventLoop loop() {
        return loop;
    }

    boolean hasUnit(int unitId) {
        return units.containsKey(unitId);
    }

    void connected(Peer peer) {
        delivery.connected(peer);
    }

    void submit(BusRequest request) {
        requests.incrementAndGet();
        if (busy) {
            overlapping.incrementAndGet();
            if (waiting.size() < WAITING_LIMIT) {
                waiting.add(request);
            }
            return;
        }
        begin(request);
    }

    private void begin(BusRequest request) {
        busy = true;
        delivery.releaseHeld(request.peer());
        long start = Math.max(System.nanoTime(), freeAtNanos);
        long answerAt = start + timing.untilAnswerNanos(rtuBytes(request.pdu()));
        at(answerAt, () -> answer(request, answerAt));
    }

    private void answer(BusRequest request, long nowNanos) {
        BusUnit unit = units.get(request.unitId());
        if (unit == null) {
            end(nowNanos);
            return;
        }
        Optional<FaultKind> fault = Faults.choose(request.pdu(), unit.faults(), busFaults, siteFaults);
        unit.requestOnWire(request.pdu(), fault);
        byte[] response = unit.isPowered() ? responseOf(unit, request, fault.orElse(null)) : null;
        if (response == null) {
            end(nowNanos);
            return;
        }
        long sentAt = nowNanos + timing.answerNanos(rtuBytes(response));
        at(sentAt, () -> {
            delivery.deliver(request, response, fault.orElse(null));
            end(sentAt);
        });
    }

    /** The meter's part of the exchange: null when there is nothing to send. */
    private static byte @Nullable [] responseOf(BusUnit unit, BusRequest request, @Nullable FaultKind fault) {
        if (fault == FaultKind.REQUEST_LOST) {
            return null;
        }
        if (fault == FaultKind.CUT_BEFORE_APPLY) {
            request.peer().close();
            return null;
        }
        if (fault == FaultKind.BUSY) {
            return new byte[] {(byte) (request.pdu()[0] | 0x80), (byte) ExceptionCode.BUSY.code()};
        }
        return unit.answer(request.pdu());
    }

    private void end(long nowNanos) {
        busy = false;
        freeAtNanos = nowNanos + timing.silenceNanos();
        BusRequest next = waiting.poll();
        if (next != null) {
            begin(next);
        }
    }

    private void at(long nanos, Runnable action) {
        long delay = nanos - System.nanoTime();
        if (delay <= 0) {
            action.run();
        } else {
            loop.schedule(() -> logged(action), delay, TimeUnit.NANOSECONDS);
        }
    }

    private static void logged(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException broken) {
            LOG.error("a simulated exchange broke off", broken);
            throw broken;
        }
    }

    private static int rtuBytes(byte[] pdu) {
        return pdu.length + Framing.RTU_OVERHEAD;
    }
}
