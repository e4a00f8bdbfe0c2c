package io.wattledger.kernel.problem;

import java.util.List;
import java.util.Map;

/**
 * A specific no, as data: which rule, the values it was judged by, and the fields at fault.
 *
 * @param type the rule
 * @param arguments values for the reader's message, by name, formatted already (money as {@code 100.00})
 * @param fields the request fields at fault; empty where none is
 */
public record Refusal(ProblemType type, Map<String, String> arguments, List<FieldFault> fields) {

    /** A no for which the type says all. */
    public static Refusal of(ProblemType type) {
        return new Refusal(type, Map.of(), List.of());
    }

    /** A no that names the values it was judged by. */
    public static Refusal of(ProblemType type, Map<String, String> arguments) {
        return new Refusal(type, arguments, List.of());
    }

    /** A no to one field of a request. */
    public static Refusal ofField(String field, String message) {
        return new Refusal(ProblemType.MALFORMED_REQUEST, Map.of(), List.of(new FieldFault(field, message)));
    }

    /**
     * A fault of one field.
     *
     * @param field path of the field in the request
     * @param message what is wrong with it, in English
     */
    public record FieldFault(String field, String message) {}
}
