package io.wattledger.command.idempotency;

import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.util.regex.Pattern;

/**
 * An Idempotency-Key within its scope: the same key of another operator, or sent elsewhere, is another key.
 *
 * @param operatorId who asks
 * @param method HTTP method
 * @param path path asked
 * @param key the client's key, 1 to 200 printable ASCII characters
 */
public record RequestKey(OperatorId operatorId, String method, String path, String key) {

    /** The header that carries the client's key. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,198}[\\x21-\\x7e])?");

    /** Refuses a key of another form as malformed. */
    public RequestKey {
        if (!FORM.matcher(key).matches()) {
            throw new RefusedException(Refusal.ofField(HEADER, "must be 1 to 200 printable ASCII characters"));
        }
    }
}
