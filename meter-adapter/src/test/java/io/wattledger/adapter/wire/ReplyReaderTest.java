package io.wattledger.adapter.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplyReaderTest {

    private static final int UNIT = 17;
    private static final int TRANSACTION = 0x1234;
    private static final ReadRegisters READ = new ReadRegisters(0x021F, 7);

    static Stream<Framing> framings() {
        return Stream.of(new RtuFraming(), new MbapFraming());
    }

    private static ReplyReader expecting(Framing framing) {
        ReplyReader reader = new ReplyReader(framing);
        reader.expect(UNIT, READ, TRANSACTION);
        return reader;
    }

    private static byte[] answer(Framing framing) {
        return Streams.answer(framing, UNIT, TRANSACTION, Streams.values(7, 3));
    }

    @ParameterizedTest
    @MethodSource("framings")
    void givenAReplyCutAtEveryPosition_whenRead_thenItIsFoundWithItsLastByte(Framing framing) {
        byte[] frame = answer(framing);
        for (int cut = 1; cut < frame.length; cut++) {
            ReplyReader reader = expecting(framing);
            byte[] first = Arrays.copyOf(frame, cut);
            byte[] rest = Arrays.copyOfRange(frame, cut, frame.length);

            assertThat(Streams.feed(reader, List.of(first))).isEmpty();
            assertThat(Streams.feed(reader, List.of(rest)))
                    .singleElement()
                    .satisfies(reply -> assertThat(reply.values().u16(0)).isEqualTo(93));
        }
    }

    @ParameterizedTest
    @MethodSource("framings")
    void givenAReplyInSingleBytes_whenRead_thenItIsFound(Framing framing) {
        byte[] frame = answer(framing);
        List<byte[]> singles = IntStream.range(0, frame.length)
                .mapToObj(i -> new byte[] {frame[i]})
                .toList();

        assertThat(Streams.feed(expecting(framing), singles)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("framings")
    void givenForeignFramesBefore_whenRead_thenOnlyTheAwaitedOneIsTaken(Framing framing) {
        byte[] otherUnit = Streams.answer(framing, UNIT + 1, TRANSACTION, Streams.values(7, 9));
        byte[] otherLength = Streams.answer(framing, UNIT, TRANSACTION, Streams.values(8, 9));
        byte[] all = join(otherUnit, otherLength, answer(framing));

        assertThat(Streams.feed(expecting(framing), List.of(all)))
                .singleElement()
                .satisfies(reply -> assertThat(reply.values().u16(0)).isEqualTo(93));
    }

    @Test
    void givenAnotherTransaction_whenRead_thenModbusTcpDropsIt() {
        MbapFraming framing = new MbapFraming();
        byte[] late = Streams.answer(framing, UNIT, TRANSACTION - 1, Streams.values(7, 9));

        assertThat(Streams.feed(expecting(framing), List.of(late))).isEmpty();
        assertThat(Streams.feed(expecting(framing), List.of(late, answer(framing))))
                .hasSize(1);
    }

    @Test
    void givenAWrongCheck_whenRead_thenTheFrameIsDroppedAndTheNextGoodOneTaken() {
        RtuFraming framing = new RtuFraming();
        byte[] spoilt = answer(framing);
        spoilt[5] ^= 0x40;

        assertThat(Streams.feed(expecting(framing), List.of(spoilt))).isEmpty();
        assertThat(Streams.feed(expecting(framing), List.of(spoilt, answer(framing))))
                .hasSize(1);
    }

    @Test
    void givenAWriteWhoseEchoNamesAnotherAddressOrQuantity_whenRead_thenItIsNoReply() {
        RtuFraming framing = new RtuFraming();
        WriteRegisters write = new WriteRegisters(0x3010, new byte[24]);
        byte[][] echoes = {{0x10, 0x30, 0x11, 0, 12}, {0x10, 0x30, 0x10, 0, 11}, {0x10, 0x30, 0x10, 0, 12}};
        for (int i = 0; i < echoes.length; i++) {
            ReplyReader reader = new ReplyReader(framing);
            reader.expect(UNIT, write, TRANSACTION);
            byte[] frame = Streams.answer(framing, UNIT, TRANSACTION, echoes[i]);

            assertThat(Streams.feed(reader, List.of(frame))).hasSize(i == echoes.length - 1 ? 1 : 0);
        }
    }

    @ParameterizedTest
    @MethodSource("framings")
    void givenNothingIsAwaited_whenAFrameComes_thenItIsDroppedAndNotTakenLater(Framing framing) {
        ReplyReader reader = new ReplyReader(framing);

        assertThat(Streams.feed(reader, List.of(answer(framing)))).isEmpty();
        reader.expect(UNIT, READ, TRANSACTION);
        assertThat(reader.held()).isZero();
        assertThat(Streams.feed(reader, List.of(new byte[] {0}))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("framings")
    void givenTheReplyComesTwice_whenRead_thenItIsTakenOnce(Framing framing) {
        byte[] frame = answer(framing);

        assertThat(Streams.feed(expecting(framing), List.of(join(frame, frame), frame)))
                .hasSize(1);
    }

    @Test
    void givenEndlessBytesThatBeginLikeAReply_whenRead_thenNoMoreThanTheCapacityIsHeld() {
        ReplyReader reader = expecting(new RtuFraming());
        byte[] teasing = new byte[4_096];
        Arrays.fill(teasing, (byte) UNIT);
        ByteBuf pooled = PooledByteBufAllocator.DEFAULT.buffer().writeBytes(teasing);
        try {
            reader.read(pooled);
            assertThat(reader.held()).isLessThanOrEqualTo(ReplyReader.CAPACITY_BYTES);
            assertThat(pooled.isReadable()).isFalse();
        } finally {
            pooled.release();
        }
    }

    static byte[] join(byte[]... parts) {
        byte[] all = new byte[Stream.of(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
