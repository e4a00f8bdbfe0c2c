package io.wattledger.command.web;

import io.wattledger.command.idempotency.Answer;
import io.wattledger.command.idempotency.AnsweredRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The answer to an accepted write. Its bytes are those that were stored with the command, so that a replay equals the first answer.
 *
 * @param <T> what the JSON shows, for the API's description
 */
@SuppressWarnings("UnusedTypeParameter") // read by the generator of the API's description
public final class Answered<T> extends ResponseEntity<byte[]> {

    /** Tells that this is the first answer to the same key, given again. */
    public static final String REPLAYED_HEADER = "Idempotency-Replayed";

    private Answered(byte[] json, HttpHeaders headers, HttpStatusCode status) {
        super(json, headers, status);
    }

    static <T> Answered<T> of(AnsweredRequest request) {
        return of(request.answer(), request.replayed());
    }

    static <T> Answered<T> of(Answer answer, boolean replayed) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        if (answer.location() != null) {
            headers.set(HttpHeaders.LOCATION, answer.location());
        }
        if (replayed) {
            headers.set(REPLAYED_HEADER, "true");
        }
        return new Answered<>(
                answer.body().getBytes(StandardCharsets.UTF_8), headers, HttpStatusCode.valueOf(answer.status()));
    }
}
