package io.wattledger.command.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the REST interface, as other systems are. */
public final class Api {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final String base;
    private final Map<String, String> headers;

    private Api(String base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** A stranger to the program on this port. */
    public static Api at(int port) {
        return new Api("http://localhost:" + port, Map.of());
    }

    /** The same client with one more header. */
    public Api with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Api(base, more);
    }

    /** The same client with this Idempotency-Key. */
    public Api key(String key) {
        return with("Idempotency-Key", key);
    }

    /** Logs in. */
    public Api as(String username, String password) {
        Answer session =
                post("/api/v1/sessions", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password));
        return with("Authorization", "Bearer " + session.text("token"));
    }

    public Answer get(String path) {
        return send("GET", path, "");
    }

    public Answer post(String path, String json) {
        return with("Content-Type", "application/json").send("POST", path, json);
    }

    /** Sends anything. */
    public Answer send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** The text at a pointer without its slash, such as {@code operator/id}. */
        public String text(String path) {
            return json().at("/" + path).asString();
        }

        /** The problem's name; empty where the answer is none. */
        public String problem() {
            return header("Content-Type").startsWith("application/problem+json")
                    ? text("type").replace("/problems/", "")
                    : "";
        }
    }
}
