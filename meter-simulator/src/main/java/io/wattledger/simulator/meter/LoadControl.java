package io.wattledger.simulator.meter;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The load-control group 30C0–30CF as stored words: overload enable, maximum power W (2 words), delay s, recover min, maximum trips, reset min, malignant
 * enable, dP W, PF x 1000, window s, white list dP low and high, reserved. It is kept and answered; tripping by it is not part of this meter yet.
 *
 * @param words sixteen registers
 */
public record LoadControl(List<Integer> words) {
    static final int REGISTERS = 16;

    /** Defaults of domain.md section 9 with a single-phase meter's 8 800 W. */
    public static final LoadControl DEFAULT =
            new LoadControl(List.of(1, 0, 8_800, 5, 5, 3, 1_440, 0, 400, 950, 8, 0, 0, 0, 0, 0));

    public LoadControl {
        words = List.copyOf(words);
    }

    boolean enabled() {
        return words.get(0) != 0 || words.get(7) != 0;
    }

    int maximumTrips() {
        return words.get(5);
    }

    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(2 * REGISTERS);
        words.forEach(word -> out.putShort(word.shortValue()));
        return out.array();
    }

    static LoadControl decode(ByteBuffer in) throws RegisterRefused {
        List<Integer> words = new ArrayList<>();
        for (int i = 0; i < REGISTERS; i++) {
            words.add(Short.toUnsignedInt(in.getShort()));
        }
        if (words.get(0) > 1 || words.get(7) > 1) {
            throw new RegisterRefused(ExceptionCode.ILLEGAL_VALUE);
        }
        return new LoadControl(words);
    }
}
