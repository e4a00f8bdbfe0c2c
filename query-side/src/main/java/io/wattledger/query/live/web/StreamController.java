package io.wattledger.query.live.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.query.live.DeliveryLog;
import io.wattledger.query.live.LiveRenderer;
import io.wattledger.query.live.LiveTail;
import io.wattledger.query.reading.Access;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The live stream. */
@RestController
@RequestMapping("/api/v1/stream")
@Tag(name = "live")
class StreamController {

    /** After this the reader comes back, so that its session is looked at again. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final DeliveryLog log;
    private final LiveTail tail;
    private final LiveRenderer renderer;

    StreamController(DeliveryLog log, LiveTail tail, LiveRenderer renderer) {
        this.log = log;
        this.tail = tail;
        this.renderer = renderer;
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "What changes, as it changes", operationId = "stream", description = """
                    Server-sent events: `meter` (as an item of `GET /meters`) and `operation` (as `GET /operations/{id}`), of the
                    reader's sites. `id` numbers the deliveries; a reader that comes back with `Last-Event-ID` gets what it missed,
                    each thing as it is now. `reset` says that too much was missed: read the lists again. New readings come as
                    `meter` without an `id`, at most one a second for each meter.""")
    SseEmitter stream(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response) {
        Access.require(operator.permissions().contains(Permission.VIEW));
        if (lastEventId != null && !NUMBER.matcher(lastEventId).matches()) {
            throw new RefusedException(Refusal.ofField("Last-Event-ID", "a number that this stream has sent"));
        }
        // Proxies that gather answers would hold the events back.
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("Cache-Control", "no-store");
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        Long resumeAfter = lastEventId == null ? null : Long.valueOf(lastEventId);
        new StreamSender(emitter, tail.admit(operator), log, renderer, resumeAfter).start();
        return emitter;
    }
}
