package io.wattledger.query.live.web;

import io.wattledger.query.live.Delivery;
import io.wattledger.query.live.DeliveryLog;
import io.wattledger.query.live.LiveMessage;
import io.wattledger.query.live.LiveReader;
import io.wattledger.query.live.LiveRenderer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** Sends one reader what it missed and then what comes, in a thread of its own: a slow line holds up nobody else. */
final class StreamSender {

    private static final Logger LOG = LoggerFactory.getLogger(StreamSender.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int AT_ONCE = 200;

    private final SseEmitter emitter;
    private final LiveReader reader;
    private final DeliveryLog log;
    private final LiveRenderer renderer;
    private final @Nullable Long resumeAfter;

    /** The number of the last delivery sent or passed over. */
    private long reached;

    /**
     * A sender that is not started yet.
     *
     * @param resumeAfter the last delivery that the reader has seen; absent if it wants only what comes
     */
    StreamSender(
            SseEmitter emitter, LiveReader reader, DeliveryLog log, LiveRenderer renderer, @Nullable Long resumeAfter) {
        this.emitter = emitter;
        this.reader = reader;
        this.log = log;
        this.renderer = renderer;
        this.resumeAfter = resumeAfter;
    }

    /** Begins to send. */
    void start() {
        emitter.onCompletion(reader::leave);
        emitter.onTimeout(reader::leave);
        emitter.onError(broken -> reader.leave());
        Thread thread = new Thread(this::run, "live-stream");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            catchUp();
            follow();
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            // The reader has gone; it comes back with the number of what it saw last.
            LOG.debug("A reader of the live stream has gone.", gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            LOG.warn("A live stream ends.", broken);
            emitter.completeWithError(broken);
        } finally {
            reader.leave();
        }
    }

    private void catchUp() throws IOException {
        if (resumeAfter == null || !log.reaches(resumeAfter)) {
            reached = log.newest();
            emitter.send(
                    resumeAfter == null
                            ? SseEmitter.event().comment("connected").id(Long.toString(reached))
                            : SseEmitter.event()
                                    .id(Long.toString(reached))
                                    .name("reset")
                                    .data("{}"));
            return;
        }
        reached = resumeAfter;
        emitter.send(SseEmitter.event().comment("connected"));
        List<Delivery> missed = log.after(reached, AT_ONCE);
        while (!missed.isEmpty() && !reader.gone()) {
            for (LiveMessage message : renderer.render(missed)) {
                if (reader.sees(message)) {
                    send(message);
                }
            }
            reached = missed.get(missed.size() - 1).number();
            missed = log.after(reached, AT_ONCE);
        }
    }

    private void follow() throws IOException, InterruptedException {
        long sentAt = System.nanoTime();
        while (!reader.gone()) {
            Optional<LiveMessage> next = reader.next(LOOK_EVERY);
            if (next.isPresent() && isNew(next.get())) {
                send(next.get());
                sentAt = System.nanoTime();
            } else if (System.nanoTime() - sentAt >= HEARTBEAT.toNanos()) {
                emitter.send(SseEmitter.event().comment("still here"));
                sentAt = System.nanoTime();
            }
        }
    }

    private boolean isNew(LiveMessage message) {
        return message.number() == null || message.number() > reached;
    }

    private void send(LiveMessage message) throws IOException {
        SseEventBuilder event = SseEmitter.event();
        if (message.number() != null) {
            event.id(Long.toString(message.number()));
        }
        emitter.send(event.name(message.topic().name().toLowerCase(Locale.ROOT)).data(message.data()));
    }
}
