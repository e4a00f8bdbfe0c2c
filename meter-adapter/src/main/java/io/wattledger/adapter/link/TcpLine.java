package io.wattledger.adapter.link;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.wattledger.adapter.link.BusAnswer.Answered;
import io.wattledger.adapter.link.BusAnswer.Cut;
import io.wattledger.adapter.link.BusAnswer.ExceptionReply;
import io.wattledger.adapter.link.BusAnswer.NotSent;
import io.wattledger.adapter.link.BusAnswer.Silent;
import io.wattledger.adapter.wire.Frame;
import io.wattledger.adapter.wire.Framing;
import io.wattledger.adapter.wire.Reply;
import io.wattledger.adapter.wire.ReplyReader;
import io.wattledger.adapter.wire.RequestPdu;
import io.wattledger.adapter.wire.WriteRegisters;
import io.wattledger.kernel.device.BusSettings;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line over a connection: to a Modbus TCP gateway or a transparent converter that we dial, or a bus of a gateway that dialled in. All of it runs on
 * one event loop.
 *
 * <p>RTU has no transaction id: an answer that comes after its timeout would be taken for the next one. So after a missing reply
 * everything is discarded until no answer to it can come any more, also on a new connection, because a converter hands late bytes to
 * whoever is connected. Modbus TCP numbers its answers; there only a write without a reply is waited out.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A task of the loop has no result.
final class TcpLine implements Line, Connection.Events {

    private static final String NOT_CONNECTED = "gateway is not connected";
    private static final String NOT_OURS = "another process owns the gateway";
    private static final int TRANSACTIONS = 1 << 16;
    /** Exceptions 0A and 0B come from a Modbus TCP gateway, not from the unit: the unit said nothing. */
    private static final int GATEWAY_PATH_UNAVAILABLE = 0x0A;

    private static final int GATEWAY_TARGET_SILENT = 0x0B;

    private final EventLoop loop;
    private final LineTuning tuning;
    private final BooleanSupplier maySend;
    private final Listener listener;
    private final LinkCounters counters;
    private final Connection connection;
    private final Framing framing;
    private final ExchangeTiming timing;
    private final ReplyReader reader;

    private @Nullable Exchange current;
    private boolean deadlineArmed;
    private boolean replyMissing;
    private int transaction;
    private long lastSentNanos;
    private long quietUntilNanos = System.nanoTime();

    /** One request from its sending to its end. */
    private static final class Exchange {
        private final int unit;
        private final RequestPdu request;
        private final Consumer<BusAnswer> then;
        private @Nullable Frame sent;
        private long deadlineNanos;

        Exchange(int unit, RequestPdu request, Consumer<BusAnswer> then) {
            this.unit = unit;
            this.request = request;
            this.then = then;
        }
    }

    /**
     * A line that begins with {@link #open}.
     *
     * @param framing how frames are wrapped
     * @param bus the RS-485 line behind it
     * @param tuning how patient it is
     * @param maySend asked just before the first byte of each request; false once this process no longer owns the gateway
     * @param connecting makes the connection
     */
    TcpLine(
            EventLoop loop,
            Framing framing,
            BusSettings bus,
            LineTuning tuning,
            BooleanSupplier maySend,
            Listener listener,
            LinkCounters counters,
            Function<Connection.Events, Connection> connecting) {
        this.loop = loop;
        this.tuning = tuning;
        this.maySend = maySend;
        this.listener = listener;
        this.counters = counters;
        this.connection = connecting.apply(this);
        this.framing = framing;
        this.timing = new ExchangeTiming(bus, tuning);
        this.reader = new ReplyReader(framing);
        // Answers to requests of a process before this one may still be under way to us.
        this.replyMissing = !framing.numbersExchanges();
    }

    @Override
    public void open() {
        loop.execute(connection::open);
    }

    @Override
    public void connected() {
        if (replyMissing) {
            quietFor(timing.lateMillis());
        }
        listener.up();
    }

    @Override
    public void lost(String cause, boolean forGood) {
        Exchange ended = current;
        if (ended != null) {
            Frame sent = ended.sent;
            replyMissing |= sent != null && canStillMatter(ended);
            reader.expectNothing();
            end(ended, sent == null ? new NotSent(cause) : new Cut(sent, cause));
        }
        if (!forGood) {
            listener.down(cause);
        }
    }

    @Override
    public void exchange(int unit, RequestPdu request, Consumer<BusAnswer> then) {
        if (current != null) {
            throw new IllegalStateException("one exchange at a time on a bus");
        }
        Exchange next = new Exchange(unit, request, then);
        current = next;
        long waitNanos = quietUntilNanos - System.nanoTime();
        if (waitNanos > 0) {
            loop.schedule(() -> transmit(next), waitNanos, TimeUnit.NANOSECONDS);
        } else {
            transmit(next);
        }
    }

    private void transmit(Exchange next) {
        if (current != next) {
            return;
        }
        if (!connection.isOpen() || !maySend.getAsBoolean()) {
            end(next, new NotSent(connection.isOpen() ? NOT_OURS : NOT_CONNECTED));
            return;
        }
        transaction = (transaction + 1) % TRANSACTIONS;
        byte[] frame = framing.encode(next.unit, next.request, transaction);
        next.sent = new Frame(frame);
        lastSentNanos = System.nanoTime();
        next.deadlineNanos = lastSentNanos + TimeUnit.MICROSECONDS.toNanos(timing.timeoutMicros(next.request));
        reader.expect(next.unit, next.request, transaction);
        counters.sent(next.request);
        connection.send(frame);
        watchDeadline();
    }

    private void watchDeadline() {
        Exchange watched = current;
        if (watched == null || watched.sent == null || deadlineArmed) {
            return;
        }
        // One timer that follows the deadline, not one for every request: most replies come long before it.
        deadlineArmed = true;
        loop.schedule(this::deadline, watched.deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void deadline() {
        deadlineArmed = false;
        Exchange watched = current;
        Frame sent = watched == null ? null : watched.sent;
        if (watched == null || sent == null) {
            return;
        }
        if (System.nanoTime() - watched.deadlineNanos < 0) {
            watchDeadline();
            return;
        }
        missed(watched, sent);
    }

    private void missed(Exchange watched, Frame sent) {
        reader.expectNothing();
        counters.silent();
        long waitedMillis = millisSinceSent();
        if (canStillMatter(watched)) {
            replyMissing = true;
            quietFor(timing.lateMillis() - waitedMillis);
        }
        end(watched, new Silent(sent, waitedMillis));
    }

    /**
     * Whether what is late can do harm: an answer that does not say to which request it belongs, and a write that a gateway still has before it,
     * because a read-back that overtakes it, on a new connection perhaps, would prove that nothing was written.
     */
    private boolean canStillMatter(Exchange exchange) {
        return !framing.numbersExchanges() || exchange.request instanceof WriteRegisters;
    }

    @Override
    public void received(ByteBuf bytes) {
        Exchange awaiting = current;
        if (awaiting == null || awaiting.sent == null) {
            if (replyMissing) {
                timing.cameLate(millisSinceSent());
            }
            return;
        }
        Reply reply = reader.read(bytes);
        if (reply != null) {
            replied(awaiting, awaiting.sent, reply);
        }
    }

    @Override
    public void unanswered() {
        Exchange awaiting = current;
        if (awaiting != null && awaiting.sent != null) {
            missed(awaiting, awaiting.sent);
        }
    }

    private void replied(Exchange answered, Frame sent, Reply reply) {
        timing.answered(answered.request, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - lastSentNanos));
        counters.answered();
        connection.proved();
        replyMissing = false;
        rest(answered.request);
        end(answered, answerOf(sent, reply));
    }

    private BusAnswer answerOf(Frame sent, Reply reply) {
        return switch (reply.exceptionCode()) {
            case 0 -> new Answered(sent, reply.frame(), reply.values());
            case GATEWAY_PATH_UNAVAILABLE, GATEWAY_TARGET_SILENT -> new Silent(sent, millisSinceSent());
            default -> new ExceptionReply(sent, reply.frame(), reply.exceptionCode());
        };
    }

    private void rest(RequestPdu request) {
        long micros = request instanceof WriteRegisters
                ? TimeUnit.MILLISECONDS.toMicros(tuning.gapAfterWrite().toMillis())
                : timing.silenceMicros();
        quietUntilNanos = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(micros);
    }

    private void quietFor(long millis) {
        quietUntilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.max(0, millis));
    }

    private void end(Exchange ended, BusAnswer answer) {
        current = null;
        ended.then.accept(answer);
    }

    private long millisSinceSent() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastSentNanos);
    }

    @Override
    public boolean isUp() {
        return connection.isOpen();
    }

    @Override
    public void reconnect(String cause) {
        connection.breakOff(cause);
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }

    @Override
    public void after(long delayMillis, Runnable task) {
        loop.schedule(
                () -> {
                    if (!connection.isClosed()) {
                        task.run();
                    }
                },
                delayMillis,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public long monotonicMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public void close() {
        loop.execute(connection::close);
    }
}
