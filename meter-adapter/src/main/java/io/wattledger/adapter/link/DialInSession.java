package io.wattledger.adapter.link;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.wattledger.adapter.gl1.FrameType;
import io.wattledger.adapter.gl1.LinkFrame;
import io.wattledger.adapter.gl1.LinkMessage;
import io.wattledger.adapter.gl1.SecureChannel;
import io.wattledger.adapter.gl1.UnacceptableFrameException;
import io.wattledger.kernel.id.GatewayId;
import java.nio.ByteBuffer;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection of a gateway that has proved itself: carries the frames of all its buses, on its own event loop. */
@SuppressWarnings(
        "FutureReturnValueIgnored") // Netty tells of failures through the pipeline, and a task of the loop has no
// result.
final class DialInSession extends SimpleChannelInboundHandler<LinkFrame> implements GatewayLink {

    private static final Logger log = LoggerFactory.getLogger(DialInSession.class);
    private static final byte[] NOTHING = {};

    private final GatewayId gateway;
    private final SecureChannel secure;
    private final DialIns dialIns;
    private final DialInRules rules;
    private final DialInSide side;
    private volatile @Nullable ChannelHandlerContext context;
    private String why = "gateway closed the connection";
    private boolean ended;
    private long lastHeardMillis = DialInLogIn.nowMillis();
    private @Nullable Future<?> nextTime;
    private @Nullable Future<?> nextWatch;

    DialInSession(GatewayId gateway, SecureChannel secure, DialIns dialIns, DialInRules rules, DialInSide side) {
        this.gateway = gateway;
        this.secure = secure;
        this.dialIns = dialIns;
        this.rules = rules;
        this.side = side;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        if (!dialIns.linked(gateway, this, side.clock().instant())) {
            over("not served by this process");
            return;
        }
        tellTime();
        watch();
    }

    private void tellTime() {
        long now = side.clock().millis();
        write(FrameType.TIME, 0, ByteBuffer.allocate(Long.BYTES).putLong(now).array());
        if (!ended) {
            nextTime = later(this::tellTime, rules.timeInterval().toMillis());
        }
    }

    private void watch() {
        long leftMillis = lastHeardMillis + rules.longestSilence().toMillis() - DialInLogIn.nowMillis();
        if (leftMillis <= 0) {
            over("no sign of life for " + rules.longestSilence().toSeconds() + " s");
        } else if (!ended) {
            nextWatch = later(this::watch, leftMillis);
        }
    }

    private @Nullable Future<?> later(Runnable task, long millis) {
        ChannelHandlerContext added = context;
        return added == null ? null : added.executor().schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext from, LinkFrame frame) throws UnacceptableFrameException {
        if (ended) {
            return;
        }
        LinkMessage message = secure.open(frame);
        lastHeardMillis = DialInLogIn.nowMillis();
        dialIns.heard(gateway, side.clock().instant());
        switch (message.type()) {
            case HEARTBEAT -> write(FrameType.HEARTBEAT_ACK, 0, NOTHING);
            case RTU_UP ->
                dialIns.port(gateway, message.port()).ifPresent(port -> port.received(this, message.payload()));
            case RTU_FAIL -> dialIns.port(gateway, message.port()).ifPresent(port -> port.unanswered(this));
            case REKEY -> flush(secure.rekey(message));
            case BYE -> over("gateway said goodbye");
            default -> throw new UnacceptableFrameException("unexpected " + message.type());
        }
    }

    @Override
    public void send(int bus, byte[] frame) {
        onLoop(() -> write(FrameType.RTU_DOWN, bus, frame));
    }

    @Override
    public void end(String cause) {
        onLoop(() -> {
            write(FrameType.BYE, 0, NOTHING);
            over(cause);
        });
    }

    private void onLoop(Runnable task) {
        ChannelHandlerContext added = context;
        if (added != null) {
            added.executor().execute(task);
        }
    }

    private void write(FrameType type, int port, byte[] payload) {
        if (!ended) {
            flush(secure.seal(type, port, payload));
        }
    }

    private void flush(byte[] frame) {
        ChannelHandlerContext added = context;
        if (added == null) {
            return;
        }
        if (added.channel().isWritable()) {
            added.writeAndFlush(Unpooled.wrappedBuffer(frame));
        } else {
            // What is queued for a gateway that does not read is bounded.
            over("gateway does not read");
        }
    }

    private void over(String cause) {
        ChannelHandlerContext added = context;
        if (!ended && added != null) {
            ended = true;
            why = cause;
            added.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            gone();
        }
    }

    private void gone() {
        // Else a gateway that flaps would leave a dead session behind in every timer.
        cancel(nextTime);
        cancel(nextWatch);
        log.info("link of gateway {} has ended: {}", gateway, why);
        dialIns.unlinked(gateway, this, why);
    }

    private static void cancel(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext closed) {
        if (!ended) {
            ended = true;
            gone();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
        over(DialInLogIn.reasonOf(cause));
    }
}
