package io.wattledger.app.start;

import java.io.PrintStream;
import java.util.Optional;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;

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
            if (cause instanceof PortInUseException port) {
                return Optional.of(portInUse(port.getPort()));
            }
        }
        return Optional.empty();
    }

    static String portInUse(int port) {
        return "Port " + port + " is in use; stop what uses it, or name another one in WATTLEDGER_PORT.";
    }
}
