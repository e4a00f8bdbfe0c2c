package io.wattledger.simulator.meter;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.time.ZoneId;

/** Meters and PDUs for tests. */
final class Meters {
    static final SerialNumber SERIAL = new SerialNumber("202612345678");
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Meters() {}

    static ReferenceMeter withCount(int count, InstantSource time, ZoneId zone) {
        return new ReferenceMeter(imageWithCount(count), true, LoadProfile.NONE, time, zone, MeterMemory.NONE);
    }

    static MeterImage imageWithCount(int count) {
        return withPurse(Purse.unopened(count));
    }

    static MeterImage withPurse(Purse purse) {
        MeterImage image = MeterImage.ofNewMeter(SERIAL);
        return new MeterImage(
                image.serial(),
                purse,
                image.energy(),
                image.relay(),
                image.parameters(),
                image.active(),
                image.pending(),
                image.pendingArmed(),
                image.timeOfUse(),
                image.loadControl(),
                image.counters(),
                image.ptRatio(),
                image.ctRatio(),
                image.clockOffsetMillis());
    }

    static byte[] write(int start, byte[] values) {
        ByteBuffer out = ByteBuffer.allocate(6 + values.length).put((byte) 0x10);
        out.putShort((short) start).putShort((short) (values.length / 2)).put((byte) values.length);
        return out.put(values).array();
    }

    static byte[] read(int start, int registers) {
        ByteBuffer out = ByteBuffer.allocate(5).put((byte) 0x03);
        return out.putShort((short) start).putShort((short) registers).array();
    }

    /** The data bytes of a good answer to a read. */
    static ByteBuffer values(ReferenceMeter meter, int start, int registers) {
        byte[] response = meter.answer(read(start, registers));
        if (response[0] != 0x03) {
            throw new AssertionError("exception " + response[1]);
        }
        return ByteBuffer.wrap(response, 2, response.length - 2).slice();
    }
}
