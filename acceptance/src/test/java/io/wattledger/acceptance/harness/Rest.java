package io.wattledger.acceptance.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * One client of the REST interface, as plain as can be: it sends what it is told to, follows nothing and repeats nothing.
 *
 * @param http the transport
 * @param base address of the program
 * @param headers sent with every request
 */
public record Rest(HttpClient http, URI base, Map<String, String> headers) {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    /** A client that nobody is logged in with. */
    public static Rest of(Program program) {
        return new Rest(program.http(), program.address(), Map.of());
    }

    /** The same client, sending one more header. */
    public Rest with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Rest(http, base, Map.copyOf(more));
    }

    /** The same client with the token of a session. */
    public Rest bearing(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** GET below {@code /api/v1}, or of an absolute path. */
    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** POST of a body as JSON. */
    public Answer post(String path, Object body) {
        return send("POST", path, Answer.JSON.writeValueAsString(body));
    }

    /** PUT of a body as JSON. */
    public Answer put(String path, Object body) {
        return send("PUT", path, Answer.JSON.writeValueAsString(body));
    }

    /** Any request with any text as its body, {@code null} for none. */
    public Answer send(String method, String path, String body) {
        String absolute = path.startsWith("/api/") || path.startsWith("/actuator/") || path.startsWith("/v3/")
                ? path
                : "/api/v1" + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(absolute))
                .timeout(ANSWER_WITHIN)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(method + " " + absolute, response.statusCode(), response.headers(), response.body());
        } catch (IOException lost) {
            throw new Unanswered(method + " " + absolute, lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for an answer", stopped);
        }
    }
}
