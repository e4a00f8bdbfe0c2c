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
    private volatile String lastFatal = "no reason given";

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
                if (line.contains("FATAL:") || line.contains("PANIC:") || line.contains("setpriv:")) {
                    lastFatal = line;
                    LOG.warn("{}", line);
                } else {
                    LOG.debug("{}", line);
                }
            }
        } catch (IOException ended) {
            LOG.debug("The server's output ended", ended);
        }
    }

    /** Why the server ended, in its own words; to be asked after it has. */
    String reason() throws InterruptedException {
        thread.join();
        return lastFatal;
    }
}
