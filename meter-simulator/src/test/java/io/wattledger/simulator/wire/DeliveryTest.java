package io.wattledger.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.wattledger.simulator.fault.FaultKind;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final int LATE_MILLIS = 3;
    private static final byte[] EARLIER = {3, 2, 0x11, 0x11};
    private static final byte[] LATER = {3, 4, 0x22, 0x22, 0x22, 0x22};

    private final EmbeddedChannel channel = new EmbeddedChannel();

    @Test
    @DisplayName(
            "a late answer that falls between the segments of another comes behind it: a connection is one stream of bytes")
    void lateAmongSegments() {
        channel.freezeTime();
        Delivery delivery = new Delivery(channel.eventLoop(), 1, LATE_MILLIS);
        BusRequest first = request(1);
        BusRequest second = request(2);

        delivery.deliver(first, EARLIER, FaultKind.LATE);
        delivery.deliver(second, LATER, FaultKind.SPLIT);
        channel.advanceTimeBy(1, TimeUnit.SECONDS);
        channel.runPendingTasks();

        ByteBuf expected = Unpooled.wrappedBuffer(second.frame(1, LATER), first.frame(1, EARLIER));
        ByteBuf sent = Unpooled.buffer();
        channel.outboundMessages().forEach(message -> sent.writeBytes((ByteBuf) message));
        assertThat(sent).isEqualTo(expected);
    }

    private BusRequest request(int transaction) {
        return new BusRequest(new ChannelPeer(channel), Framing.MBAP, transaction, 1, new byte[] {3, 0, 0, 0, 1});
    }
}
