package io.wattledger.adapter.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.wattledger.adapter.gl1.FrameHeader;
import io.wattledger.adapter.gl1.FrameType;
import io.wattledger.adapter.gl1.LinkFrame;
import io.wattledger.adapter.gl1.RejectReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LinkFrameDecoderTest {

    private static final byte[] FRAME = RejectReason.LATER.frame(7);

    private static List<LinkFrame> framesIn(byte[]... segments) {
        EmbeddedChannel channel = new EmbeddedChannel(new LinkFrameDecoder());
        for (byte[] segment : segments) {
            channel.writeInbound(Unpooled.copiedBuffer(segment));
        }
        List<LinkFrame> frames = new ArrayList<>();
        for (LinkFrame next = channel.readInbound(); next != null; next = channel.readInbound()) {
            frames.add(next);
        }
        channel.finishAndReleaseAll();
        return frames;
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    @Test
    void givenAFrameIsCutAnywhere_whenBothPartsCame_thenItIsWhole() {
        for (int cut = 0; cut <= FRAME.length; cut++) {
            assertThat(framesIn(part(FRAME, 0, cut), part(FRAME, cut, FRAME.length)))
                    .as("cut at " + cut)
                    .singleElement()
                    .satisfies(frame ->
                            assertThat(frame.header()).isEqualTo(new FrameHeader(FrameType.REJECT, 0, 0, 1, 7)));
        }
    }

    @Test
    void givenOnlyTheBeginningOfAFrame_whenTheConnectionEnds_thenThereIsNone() {
        for (int cut = 0; cut < FRAME.length; cut++) {
            assertThat(framesIn(part(FRAME, 0, cut))).isEmpty();
        }
    }

    @Test
    void givenFramesGluedTogether_whenReceived_thenEachIsFound() {
        byte[] three = Unpooled.copiedBuffer(FRAME, FRAME, FRAME).array();

        assertThat(framesIn(part(three, 0, 3 * FRAME.length))).hasSize(3);
    }

    @Property(tries = 500)
    void anyBytesEndTheConnectionOrAreWaitedForAndNeverMoreThanOneFrame(@ForAll @Size(max = 2_000) byte[] bytes) {
        EmbeddedChannel channel = new EmbeddedChannel(new LinkFrameDecoder());
        try {
            channel.writeInbound(Unpooled.copiedBuffer(bytes));
            assertThat(bytes.length).isLessThan(FrameHeader.BYTES);
        } catch (DecoderException noFrame) {
            channel.writeInbound(Unpooled.copiedBuffer(FRAME));
            assertThat(channel.<Object>readInbound())
                    .as("nothing is read any more")
                    .isNull();
        } finally {
            channel.finishAndReleaseAll();
        }
    }
}
