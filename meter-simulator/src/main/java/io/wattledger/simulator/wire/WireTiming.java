package io.wattledger.simulator.wire;

import io.wattledger.simulator.site.Parity;

/**
 * How long an exchange takes on an RS-485 line (meter-profiles.md section 1): {@code T = (request + response) t_char + max(t3.5, latency) + t3.5}.
 *
 * @param characterNanos time of one character, 0 = no pacing
 * @param silenceNanos t3.5, 0 = no pacing
 * @param latencyNanos time the meter needs to answer
 */
public record WireTiming(long characterNanos, long silenceNanos, long latencyNanos) {
    /** No waiting at all. */
    public static final WireTiming NONE = new WireTiming(0, 0, 0);

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int FIXED_SILENCE_ABOVE_BAUD = 19_200;
    private static final long FIXED_SILENCE_NANOS = 1_750_000;

    /** True line speed. */
    public static WireTiming ofLine(int baud, Parity parity, long latencyNanos) {
        long character = parity.bitsPerCharacter() * NANOS_PER_SECOND / baud;
        long silence = baud > FIXED_SILENCE_ABOVE_BAUD ? FIXED_SILENCE_NANOS : character * 7 / 2;
        return new WireTiming(character, silence, latencyNanos);
    }

    /** Only the meter's latency, a line of infinite speed. */
    public static WireTiming ofLatency(long latencyNanos) {
        return new WireTiming(0, 0, latencyNanos);
    }

    /** From the first bit of the request until the meter begins to answer. */
    long untilAnswerNanos(int requestBytes) {
        return requestBytes * characterNanos + Math.max(silenceNanos, latencyNanos);
    }

    /** From the beginning of the answer until its last bit. */
    long answerNanos(int responseBytes) {
        return responseBytes * characterNanos;
    }

    /** Whole time for which an exchange occupies the bus, with RTU lengths. */
    public long exchangeNanos(int requestBytes, int responseBytes) {
        return untilAnswerNanos(requestBytes) + answerNanos(responseBytes) + silenceNanos;
    }
}
