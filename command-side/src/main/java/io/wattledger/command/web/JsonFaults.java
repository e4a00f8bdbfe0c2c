package io.wattledger.command.web;

import io.wattledger.kernel.problem.Refusal.FieldFault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says which field of a body could not be read, and why, without telling anything of the program's inside. */
@Component
class JsonFaults {

    private final ProblemTexts texts;

    JsonFaults(ProblemTexts texts) {
        this.texts = texts;
    }

    /** The faults of a body. */
    List<FieldFault> of(JacksonException failure, Locale language) {
        String path = path(failure);
        if (failure instanceof StreamReadException) {
            return List.of(new FieldFault(path, texts.field("unreadable", Map.of(), language)));
        }
        if (failure instanceof UnrecognizedPropertyException) {
            return List.of(new FieldFault(path, texts.field("unknown", Map.of(), language)));
        }
        Class<?> type = targetOf(failure);
        if (type != null && type.isEnum()) {
            String values =
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
            return List.of(new FieldFault(path, texts.field("enum", Map.of("values", values), language)));
        }
        return List.of(new FieldFault(
                path, texts.field(type == null ? "wrong-type" : type.getSimpleName(), Map.of(), language)));
    }

    /** The field's path, such as {@code meters[0].transferIn}. */
    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static @Nullable Class<?> targetOf(JacksonException failure) {
        if (failure instanceof InvalidFormatException invalid) {
            return invalid.getTargetType();
        }
        if (failure instanceof ValueInstantiationException invalid) {
            return invalid.getType().getRawClass();
        }
        return failure instanceof MismatchedInputException mismatched ? mismatched.getTargetType() : null;
    }
}
