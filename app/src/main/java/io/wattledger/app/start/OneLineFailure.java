package io.wattledger.app.start;

import java.io.PrintStream;
import java.util.Optional;
import org.springframework.boot.SpringBootExceptionReporter;

/** Tells in one line why the program does not start, where whoever started it can change that; other failures are logged in full. */
public final class OneLineFailure implements SpringBootExceptionReporter {

    private final PrintStream errors = System.err;

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> line = lineFor(failure);
        line.ifPresent(text -> errors.println("wattledger: " + text));
        return line.isPresent();
    }

    /** The line for a failure, if it is one that can be told in a line. */
    static Optional<String> lineFor(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                return Optional.ofNullable(refused.getMessage());
            }
        }
        return Optional.empty();
    }
}
