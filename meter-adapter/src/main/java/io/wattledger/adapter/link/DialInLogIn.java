package io.wattledger.adapter.link;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.wattledger.adapter.gl1.FrameType;
import io.wattledger.adapter.gl1.Hello;
import io.wattledger.adapter.gl1.LinkFrame;
import io.wattledger.adapter.gl1.LoginThrottle;
import io.wattledger.adapter.gl1.RejectReason;
import io.wattledger.adapter.gl1.ServerHandshake;
import io.wattledger.adapter.gl1.UnacceptableFrameException;
import io.wattledger.adapter.link.DialInSide.LogIn;
import io.wattledger.kernel.port.GatewayKeys.GatewayKey;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection until its gateway has proved itself; then a {@link DialInSession} takes its place. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty tells of failures through the pipeline.
final class DialInLogIn extends SimpleChannelInboundHandler<LinkFrame> {

    private static final Logger log = LoggerFactory.getLogger(DialInLogIn.class);

    private final DialIns dialIns;
    private final DialInRules rules;
    private final DialInSide side;
    private final LoginThrottle throttle;
    private final Runnable ended;
    private final ServerHandshake handshake;
    private @Nullable Hello hello;
    private boolean over;

    /**
     * @param ended called once, when the log-in has come to its end
     */
    DialInLogIn(DialIns dialIns, DialInRules rules, DialInSide side, LoginThrottle throttle, Runnable ended) {
        this.dialIns = dialIns;
        this.rules = rules;
        this.side = side;
        this.throttle = throttle;
        this.ended = ended;
        this.handshake = new ServerHandshake(side.random(), side.clock());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        long longestMillis = rules.longestLogIn().toMillis();
        context.executor()
                .schedule(() -> giveUp(context, "log-in takes too long"), longestMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, LinkFrame frame) throws UnacceptableFrameException {
        if (over) {
            return;
        }
        if (frame.header().type() == FrameType.HELLO) {
            greeted(context, handshake.hello(frame));
        } else {
            proved(context, handshake.auth(frame));
        }
    }

    private void greeted(ChannelHandlerContext context, Hello said) {
        hello = said;
        if (!throttle.mayTry(said.gatewayId(), address(context), nowMillis())) {
            reject(context, RejectReason.LATER, 1);
            return;
        }
        offLoop(context, () -> side.keys().find(said.gatewayId(), said.keyId()), found -> challenge(context, found));
    }

    private void challenge(ChannelHandlerContext context, Optional<GatewayKey> found) {
        if (!over) {
            handshake
                    .challenge(found)
                    .ifPresentOrElse(
                            frame -> context.writeAndFlush(Unpooled.wrappedBuffer(frame)),
                            () -> refuse(context, RejectReason.PROFILE, 1));
        }
    }

    private void proved(ChannelHandlerContext context, Optional<RejectReason> refused)
            throws UnacceptableFrameException {
        if (refused.isPresent()) {
            refuse(context, refused.get(), 2);
            return;
        }
        GatewayKey gateway = handshake.gateway();
        if (!dialIns.isServed(gateway.gatewayId())) {
            reject(context, RejectReason.NOT_HERE, 2);
            return;
        }
        LogIn logIn = new LogIn(
                gateway.keyId(), handshake.profile(), address(context), dialIns.isLinked(gateway.gatewayId()));
        DialInSession session =
                new DialInSession(gateway.gatewayId(), handshake.channel(DialInLogIn::nowMillis), dialIns, rules, side);
        finish();
        context.writeAndFlush(
                Unpooled.wrappedBuffer(handshake.accept((int) rules.heartbeat().toSeconds())));
        context.pipeline().replace(this, "session", session);
        Hello said = hello;
        if (said != null) {
            throttle.succeeded(said.gatewayId(), logIn.address());
            log.info("gateway {} logged in ({}): {}", gateway.gatewayId(), said.firmware(), logIn);
        }
        side.listener().loggedIn(gateway.gatewayId(), logIn);
    }

    private void refuse(ChannelHandlerContext context, RejectReason reason, long sequence) {
        Hello said = hello;
        if (said != null) {
            String address = address(context);
            throttle.failed(said.gatewayId(), address, nowMillis());
            log.warn("log-in as {} from {} refused: {}", said.gatewayId(), address, reason.text());
            offLoop(
                    context,
                    () -> side.keys().gatewayOf(said.gatewayId()),
                    known -> known.ifPresent(gateway -> side.listener().refused(gateway, reason.text(), address)));
        }
        reject(context, reason, sequence);
    }

    private void reject(ChannelHandlerContext context, RejectReason reason, long sequence) {
        finish();
        context.writeAndFlush(Unpooled.wrappedBuffer(reason.frame(sequence))).addListener(ChannelFutureListener.CLOSE);
    }

    /** Asks what may wait for a store; without an answer the connection ends. */
    private <T> void offLoop(ChannelHandlerContext context, Callable<T> question, Consumer<T> answered) {
        try {
            side.threads().execute(() -> {
                try {
                    T answer = question.call();
                    context.executor().execute(() -> answered.accept(answer));
                } catch (Exception storesAway) {
                    log.warn("a gateway's key cannot be looked up: {}", storesAway.toString());
                    context.close();
                }
            });
        } catch (RejectedExecutionException full) {
            giveUp(context, "too much to do");
        }
    }

    private void giveUp(ChannelHandlerContext context, String why) {
        if (!over) {
            log.info("connection from {} closed: {}", address(context), why);
            finish();
            context.close();
        }
    }

    private void finish() {
        if (!over) {
            over = true;
            ended.run();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        finish();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        giveUp(context, reasonOf(cause));
    }

    static String reasonOf(Throwable cause) {
        Throwable inner = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        return String.valueOf(inner.getMessage());
    }

    static long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private static String address(ChannelHandlerContext context) {
        return context.channel().remoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress().getHostAddress()
                : "unknown";
    }
}
