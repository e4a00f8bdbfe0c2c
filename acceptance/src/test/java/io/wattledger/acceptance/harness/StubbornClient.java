package io.wattledger.acceptance.harness;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A client that is in doubt after every missing or passing answer and sends the same request under the same key again until the answer is final. */
public final class StubbornClient {

    /** Still running, throttled, store not available, passing failures of a program that is being killed. */
    private static final Set<Integer> PASSING = Set.of(409, 429, 500, 502, 503);

    private static final Duration GIVES_UP_AFTER = Duration.ofMinutes(2);

    private StubbornClient() {}

    /** Sends until the answer is final and returns that answer. */
    public static Answer sendUntilAnswered(Supplier<Answer> request) {
        return await("a final answer")
                .atMost(GIVES_UP_AFTER)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(150))
                .until(() -> once(request), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<Answer> once(Supplier<Answer> request) {
        try {
            Answer answer = request.get();
            return PASSING.contains(answer.status()) ? Optional.empty() : Optional.of(answer);
        } catch (Unanswered inDoubt) {
            return Optional.empty();
        }
    }
}
