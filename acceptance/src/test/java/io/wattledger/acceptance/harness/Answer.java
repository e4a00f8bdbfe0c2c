package io.wattledger.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the program answered.
 *
 * @param request method and path, for messages
 * @param status the HTTP status
 * @param headers the headers
 * @param text the body
 */
public record Answer(String request, int status, HttpHeaders headers, String text) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    /** This answer, whose status must be that one. */
    public Answer expect(int expected) {
        assertThat(status).as("%s answered %s", request, text).isEqualTo(expected);
        return this;
    }

    /** This answer, which must be a refusal with that status and problem type, such as {@code meter-quarantined}. */
    public Answer expectProblem(int expected, String name) {
        expect(expected);
        assertThat(header("Content-Type")).as(request).startsWith("application/problem+json");
        assertThat(json().path("type").asString())
                .as("%s answered %s", request, text)
                .isEqualTo("/problems/" + name);
        return this;
    }

    /** The body as JSON. */
    public JsonNode json() {
        return JSON.readTree(text);
    }

    /** A text field of the body, which must be there. */
    public String field(String name) {
        JsonNode value = json().get(name);
        assertThat(value).as("%s of %s, which answered %s", name, request, text).isNotNull();
        return value.asString();
    }

    /** Identity of what was created. */
    public String id() {
        return field("id");
    }

    /** Global sequence of the write. */
    public long sequence() {
        JsonNode value = json().get("sequence");
        assertThat(value).as("sequence of %s, which answered %s", request, text).isNotNull();
        return value.asLong();
    }

    /** A header's first value, empty if it is missing. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
