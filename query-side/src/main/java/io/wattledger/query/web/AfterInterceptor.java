package io.wattledger.query.web;

import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.query.feed.ViewPosition;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a reader see its own write: waits until the read models include it, and tells how far they are. */
final class AfterInterceptor implements HandlerInterceptor {

    static final String PARAMETER = "after";
    static final String HEADER = "As-Of";

    private static final Pattern SEQUENCE = Pattern.compile("\\d{1,18}");

    private final ViewPosition position;
    private final Duration atMost;

    /**
     * Waits for this position.
     *
     * @param atMost how long a request waits before it is told to come back
     */
    AfterInterceptor(ViewPosition position, Duration atMost) {
        this.position = position;
        this.atMost = atMost;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && method.getBeanType().isAnnotationPresent(FromViews.class)) {
            await(request.getParameter(PARAMETER));
            // Taken before the read, so that the answer includes at least this much.
            response.setHeader(HEADER, Long.toString(position.asOf()));
        }
        return true;
    }

    private void await(@Nullable String after) {
        if (after == null) {
            return;
        }
        if (!SEQUENCE.matcher(after).matches()) {
            throw new RefusedException(Refusal.ofField(PARAMETER, "the sequence that a write answered with"));
        }
        if (!position.await(Long.parseLong(after), atMost)) {
            throw new RefusedException(ProblemType.NOT_CAUGHT_UP);
        }
    }
}
