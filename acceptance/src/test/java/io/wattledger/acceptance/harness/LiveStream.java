package io.wattledger.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** Server-sent events as they come, read by a thread of its own. */
public final class LiveStream implements AutoCloseable {

    /**
     * One event.
     *
     * @param id its id; the last one seen where it has none of its own
     * @param name its name
     * @param data its data
     */
    public record Event(String id, String name, JsonNode data) {}

    private final InputStream body;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile String lastId;

    private LiveStream(InputStream body, String lastId) {
        this.body = body;
        this.lastId = lastId;
    }

    /** Opens the stream as this operator, after the event with that id, or from now on where it is empty. */
    public static LiveStream open(Office office, String lastId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        office.rest().base().resolve("/api/v1/stream"))
                .header("Accept", "text/event-stream");
        office.rest().headers().forEach(request::header);
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            HttpResponse<InputStream> response =
                    office.rest().http().send(request.build(), BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).as("stream").isEqualTo(200);
            LiveStream stream = new LiveStream(response.body(), lastId);
            Thread reader = new Thread(stream::readAll, "live-stream");
            reader.setDaemon(true);
            reader.start();
            return stream;
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while opening the stream", stopped);
        }
    }

    /** All events so far. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** Id of the newest event that had one. */
    public String lastId() {
        return lastId;
    }

    private void readAll() {
        String name = "message";
        StringBuilder data = new StringBuilder();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(lastId, name, Answer.JSON.readTree(data.toString())));
                    name = "message";
                    data.setLength(0);
                } else if (line.startsWith("id:")) {
                    lastId = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5));
                }
            }
        } catch (IOException closed) {
            // The stream was closed by us or by the end of the program; what came is in the list.
            return;
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
