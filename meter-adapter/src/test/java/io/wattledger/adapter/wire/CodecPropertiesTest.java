package io.wattledger.adapter.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersResponse;
import com.ghgande.j2mod.modbus.util.ModbusUtil;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CodecPropertiesTest {

    private static final int MOST_REPLY_REGISTERS = 100;

    @Property
    void ourCheckIsThatOfJ2mod(@ForAll @Size(max = 256) byte[] bytes) {
        int[] lowAndHigh = ModbusUtil.calculateCRC(bytes, 0, bytes.length);

        assertThat(Crc16.of(bytes, 0, bytes.length)).isEqualTo(lowAndHigh[0] | lowAndHigh[1] << 8);
    }

    @Property
    void registersSeenInPlaceAreThoseThatJ2modReads(
            @ForAll @IntRange(min = 1, max = MOST_REPLY_REGISTERS) int quantity, @ForAll int seed) throws IOException {
        byte[] pdu = Streams.values(quantity, seed);
        ReadMultipleRegistersResponse oracle = new ReadMultipleRegistersResponse();
        oracle.readData(new DataInputStream(new ByteArrayInputStream(pdu, 1, pdu.length - 1)));

        Registers ours = new ReadRegisters(0, quantity).valuesIn(pdu, 0);

        for (int i = 0; i < quantity; i++) {
            assertThat(ours.u16(i)).isEqualTo(oracle.getRegisterValue(i));
        }
    }

    @Property
    void aReplyBetweenGarbageInAnySegmentsIsFoundUnlessGarbagePretendsToBeIt(
            @ForAll @IntRange(min = 1, max = 247) int unit,
            @ForAll @IntRange(min = 1, max = MOST_REPLY_REGISTERS) int quantity,
            @ForAll boolean modbusTcp,
            @ForAll @Size(max = 200) byte[] garbage,
            @ForAll long seed) {
        Framing framing = modbusTcp ? new MbapFraming() : new RtuFraming();
        byte[] clean = withoutByte(garbage, modbusTcp ? (byte) 0x51 : (byte) unit);
        byte[] frame = Streams.answer(framing, unit, 0x5152, Streams.values(quantity, 5));
        ReplyReader reader = new ReplyReader(framing);
        reader.expect(unit, new ReadRegisters(0, quantity), 0x5152);

        List<Reply> replies = Streams.feed(reader, segments(ReplyReaderTest.join(clean, frame, clean), seed));

        assertThat(replies)
                .singleElement()
                .satisfies(reply -> assertThat(reply.values().quantity()).isEqualTo(quantity));
    }

    @Property
    void whateverComesNoFrameWithABadCheckIsBelievedAndMemoryIsBounded(
            @ForAll @IntRange(min = 1, max = 3) int unit, @ForAll @Size(max = 2_000) byte[] noise, @ForAll long seed) {
        ReplyReader reader = new ReplyReader(new RtuFraming());
        reader.expect(unit, new ReadRegisters(0, 2), 0);

        List<Reply> replies = Streams.feed(reader, segments(noise, seed));

        assertThat(reader.held()).isLessThanOrEqualTo(ReplyReader.CAPACITY_BYTES);
        for (Reply reply : replies) {
            byte[] frame = reply.frame().bytes();
            assertThat(Crc16.of(frame, 0, frame.length))
                    .as("check over the whole frame")
                    .isZero();
        }
    }

    @Property
    void afterAnyNoiseTheReaderTakesTheNextReplyOnceItAwaitsItAnew(
            @ForAll @Size(max = 600) byte[] noise, @ForAll @IntRange(min = 1, max = 247) int unit) {
        RtuFraming framing = new RtuFraming();
        ReplyReader reader = new ReplyReader(framing);
        reader.expect(unit, new ReadRegisters(0, 7), 0);
        Streams.feed(reader, List.of(noise));

        reader.expectNothing();
        reader.expect(unit, new ReadRegisters(0, 7), 0);

        byte[] frame = Streams.answer(framing, unit, 0, Streams.values(7, 1));
        assertThat(Streams.feed(reader, List.of(frame))).hasSize(1);
    }

    private static byte[] withoutByte(byte[] bytes, byte banned) {
        byte[] clean = bytes.clone();
        for (int i = 0; i < clean.length; i++) {
            if (clean[i] == banned) {
                clean[i]++;
            }
        }
        return clean;
    }

    private static List<byte[]> segments(byte[] all, long seed) {
        Random random = new Random(seed);
        List<byte[]> segments = new ArrayList<>();
        int at = 0;
        while (at < all.length) {
            int next = Math.min(all.length, at + 1 + random.nextInt(40));
            segments.add(Arrays.copyOfRange(all, at, next));
            at = next;
        }
        return segments;
    }
}
