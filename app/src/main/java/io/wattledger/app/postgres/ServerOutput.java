package io.wattledger.app.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the server's own log lines on to ours. */
final class ServerOutput {

    private static final Logger LOG = LoggerFactory.getLogger("io.wattledger.app.postgres.server");

    private final Thread thread;
    private volatile String lastLine = "no reason given";
    private boolean reasonFound;

    private ServerOutput(InputStream output) {
        thread = new Thread(() -> forwardAll(output), "postgres-log");
        thread.setDaemon(true);
    }

    static ServerOutput forward(InputStream output) {
        ServerOutput forwarding = new ServerOutput(output);
        forwarding.thread.start();
        return forwarding;
    }

    private void forwardAll(InputStream output) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("PANIC:")) {
                    LOG.error("{}", line);
                } else {
                    // FATAL ends a session, which then tells its client, or the start, which is told below.
                    LOG.debug("{}", line);
                }
                if (!reasonFound || line.contains("FATAL:")) {
                    lastLine = line;
                    reasonFound |= line.contains("FATAL:");
                }
            }
        } catch (IOException ended) {
            LOG.debug("The server's output ended", ended);
        }
    }

    /** Why the server ended, in its own words: its last fatal message, else its last line. To be asked after it has ended. */
    String reason() throws InterruptedException {
        thread.join();
        return lastLine;
    }
}
