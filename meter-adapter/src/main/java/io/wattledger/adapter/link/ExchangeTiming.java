package io.wattledger.adapter.link;

import io.wattledger.adapter.wire.RequestPdu;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.Parity;

/**
 * When an answer is overdue: wire time + 2 t3.5 + what meter, network and converter may add, learnt from the answers within 0.7 to 3 times
 * what was configured (gateway-link.md section 3, meter-profiles.md section 1).
 */
final class ExchangeTiming {

    private static final long MICROS_PER_MILLI = 1_000;
    private static final int FAST_BAUD = 19_200;
    private static final long FAST_SILENCE_MICROS = 1_750;
    private static final long LATEST_BELIEVED_MILLIS = 10_000;
    private static final int FORGETTING = 128;
    private static final int RTU_OVERHEAD_BYTES = 3;

    private final long characterNanos;
    private final long silenceMicros;
    private final long packingMicros;
    private final long configuredExtraMicros;
    private long worstExtraMicros;
    private long lateMillis;

    ExchangeTiming(BusSettings bus, LineTuning tuning) {
        int bits = bus.parity() == Parity.NONE ? 10 : 11;
        this.characterNanos = 1_000_000_000L * bits / bus.baud();
        this.silenceMicros = bus.baud() > FAST_BAUD ? FAST_SILENCE_MICROS : characterNanos * 7 / 2 / 1_000;
        this.packingMicros = MICROS_PER_MILLI * tuning.packingGap().toMillis();
        this.worstExtraMicros =
                MICROS_PER_MILLI * tuning.turnaround().plus(tuning.roundTrip()).toMillis();
        this.configuredExtraMicros = worstExtraMicros + packingMicros;
        this.lateMillis = tuning.lateAnswer().toMillis();
    }

    /** After how long the reply to this request counts as missing. */
    long timeoutMicros(RequestPdu request) {
        long extra = Math.min(3 * configuredExtraMicros, worstExtraMicros + packingMicros);
        return wireMicros(request) + Math.max(configuredExtraMicros * 7 / 10, extra);
    }

    /** Learns from an answer how much meter, network and converter add to the time on the wire. */
    void answered(RequestPdu request, long elapsedMicros) {
        long extra = Math.max(0, elapsedMicros - wireMicros(request));
        worstExtraMicros = Math.max(extra, worstExtraMicros - (worstExtraMicros - extra) / FORGETTING);
    }

    /** Learns from an answer that nobody waited for any more how late they can be. */
    void cameLate(long sinceRequestMillis) {
        if (sinceRequestMillis <= LATEST_BELIEVED_MILLIS) {
            lateMillis = Math.max(lateMillis, sinceRequestMillis);
            worstExtraMicros = Math.max(worstExtraMicros, MICROS_PER_MILLI * sinceRequestMillis);
        }
    }

    /** Counted from a request, after how long an answer to it can no longer come. */
    long lateMillis() {
        return lateMillis;
    }

    /** Silence that ends a frame on the bus, also kept between frames. */
    long silenceMicros() {
        return silenceMicros;
    }

    private long wireMicros(RequestPdu request) {
        long characters = request.length() + request.replyLength() + 2L * RTU_OVERHEAD_BYTES;
        return characters * characterNanos / 1_000 + 2 * silenceMicros;
    }
}
